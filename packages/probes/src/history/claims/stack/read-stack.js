import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { ProbeError } from '../../../probe-error.js';
import { readText } from '../../../read-text.js';
import { readVariables } from './interpolate.js';
import { mergeService, readService } from './read-service.js';
const largestFile = 1024 * 1024;
const mostServices = 2_000;
/** Reads the Compose files of staging, later ones over earlier ones. null: none are named, or none can be read. */
export async function readStack(context) {
    const variables = await committedVariables(context);
    const raw = new Map();
    const files = [];
    let partial = false;
    for (const named of context.gate.staging.files) {
        const file = await context.tree.find(named);
        const bytes = file === null ? null : await context.tree.read(file.path, largestFile);
        const read = file === null || bytes === null ? null : readFile(file.path, bytes);
        if (file === null || read === null) {
            partial = true;
            continue;
        }
        files.push(file.path);
        partial ||= read.includes;
        for (const [name, service] of read.services)
            raw.set(name, mergeService(raw.get(name), service));
    }
    if (files.length === 0 || raw.size === 0 || raw.size > mostServices)
        return null;
    const started = [...raw].filter(([, service]) => service.profiles.length === 0);
    return {
        files,
        services: started.map(([name, service]) => readService(name, service, variables)),
        total: raw.size,
        partial,
    };
}
async function committedVariables(context) {
    const variables = new Map();
    const beside = context.gate.staging.files[0]?.replace(/[^/]*$/, '.env');
    const named = context.gate.staging.environment;
    for (const path of named.length > 0 || beside === undefined ? named : [beside]) {
        const file = await context.tree.find(path);
        const bytes = file === null ? null : await context.tree.read(file.path, largestFile);
        if (bytes === null)
            continue;
        for (const [name, value] of readVariables(readText(bytes)))
            variables.set(name, value);
    }
    return variables;
}
/** One file, not yet merged. null: it is no Compose file that this reader understands, so nothing is held against it. */
function readFile(path, bytes) {
    const lines = new LineCounter();
    let values;
    let contents;
    try {
        const document = parseDocument(readText(bytes), { lineCounter: lines, merge: true, logLevel: 'silent' });
        if (document.errors.length > 0)
            return null;
        contents = document.contents;
        values = document.toJS({ maxAliasCount: 1000 });
    }
    catch (error) {
        // An alias bomb, or bytes that are no text: the staging probes report it; here it only proves nothing.
        if (error instanceof ProbeError || error instanceof ReferenceError || error instanceof RangeError)
            return null;
        throw error;
    }
    if (typeof values !== 'object' || values === null || !('services' in values) || !isMap(contents))
        return null;
    const services = new Map();
    const nodes = contents.get('services', true);
    for (const [name, value] of Object.entries(values.services ?? {})) {
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            continue;
        const node = isMap(nodes) ? pairNode(nodes, name) : null;
        const lineOf = (offset) => offset === undefined ? null : lines.linePos(offset).line;
        services.set(name, { path, ...sourced(value, node, lineOf) });
    }
    return { services, includes: 'include' in values };
}
function sourced(values, node, lineOf) {
    const line = lineOf(node?.offset);
    const lineOfKey = new Map();
    const replaced = new Map();
    for (const pair of node?.map?.items ?? []) {
        if (!isScalar(pair.key))
            continue;
        const at = lineOf(pair.key.range?.[0]);
        if (at !== null)
            lineOfKey.set(String(pair.key.value), at);
        const tag = isNode(pair.value) ? pair.value.tag : undefined;
        if (tag === '!reset' || tag === '!override')
            replaced.set(String(pair.key.value), tag);
    }
    const profiles = Array.isArray(values['profiles']) ? values['profiles'].map(String) : [];
    return { values, line, lineOfKey, profiles, replaced };
}
function pairNode(map, name) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === name);
    if (pair === undefined || !isScalar(pair.key))
        return null;
    return { offset: pair.key.range?.[0], map: isMap(pair.value) ? pair.value : null };
}
