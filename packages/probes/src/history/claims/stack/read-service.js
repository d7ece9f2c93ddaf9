import { interpolate } from './interpolate.js';
/** Keys that Compose appends or merges, rather than replaces, when a later file writes them again. */
const lists = ['ports', 'volumes'];
const maps = ['healthcheck', 'deploy'];
/** Lays a later file's service over an earlier one. Lines are the later file's where it writes the key. */
export function mergeService(before, after) {
    if (before === undefined)
        return after;
    const values = { ...before.values, ...after.values };
    for (const key of lists) {
        const both = [before.values[key], after.values[key]];
        if (both.every(Array.isArray))
            values[key] = both.flat();
    }
    for (const key of maps)
        values[key] = mergeMaps(before.values[key], after.values[key]);
    values['environment'] = {
        ...environmentMap(before.values['environment']),
        ...environmentMap(after.values['environment']),
    };
    for (const [key, tag] of after.replaced)
        values[key] = tag === '!override' ? after.values[key] : undefined;
    const samePlace = before.path === after.path;
    return {
        path: after.path,
        line: after.line,
        values,
        // A line is worth telling only with the file it stands in; keys of the earlier file fall back to the service.
        lineOfKey: samePlace ? new Map([...before.lineOfKey, ...after.lineOfKey]) : after.lineOfKey,
        profiles: after.profiles.length > 0 ? after.profiles : before.profiles,
        replaced: after.replaced,
    };
}
function mergeMaps(before, after) {
    const [a, b] = [record(before), record(after)];
    if (a === null || b === null)
        return after ?? before;
    const merged = { ...a };
    for (const [key, value] of Object.entries(b))
        merged[key] = mergeMaps(a[key], value);
    return merged;
}
export function readService(name, raw, variables) {
    const { values } = raw;
    const at = (key) => ({ path: raw.path, line: raw.lineOfKey.get(key) ?? raw.line });
    const limits = record(record(record(values['deploy'])?.['resources'])?.['limits']);
    const image = typeof values['image'] === 'string' ? interpolate(values['image'], variables) : null;
    const volumes = Array.isArray(values['volumes']) ? values['volumes'].map((volume) => JSON.stringify(volume)) : [];
    const restart = values['restart'] ?? record(values['deploy'])?.['restart_policy'];
    return {
        name,
        at: { path: raw.path, line: raw.line },
        image,
        built: values['build'] !== undefined,
        ports: (Array.isArray(values['ports']) ? values['ports'] : []).flatMap((port) => readPort(port, variables, at('ports'))),
        environment: readEnvironment(values['environment'], variables, at('environment')),
        healthcheck: healthcheckOf(values['healthcheck']),
        memoryLimit: values['mem_limit'] !== undefined || limits?.['memory'] !== undefined,
        cpuLimit: values['cpus'] !== undefined || values['cpu_quota'] !== undefined || limits?.['cpus'] !== undefined,
        restarts: restart !== undefined && restart !== 'no' && restart !== false,
        user: scalar(values['user']) === null ? null : interpolate(scalar(values['user']) ?? '', variables),
        privileged: values['privileged'] === true || values['privileged'] === 'true',
        hostNetwork: values['network_mode'] === 'host',
        mountsEngineSocket: volumes.some((volume) => volume.includes('docker.sock')),
        extended: values['extends'] !== undefined,
    };
}
function healthcheckOf(value) {
    const check = record(value);
    if (check === null)
        return 'absent';
    const test = check['test'];
    if (check['disable'] === true || test === 'NONE' || (Array.isArray(test) && test[0] === 'NONE'))
        return 'disabled';
    return 'declared';
}
function readPort(port, variables, at) {
    const long = record(port);
    if (long !== null) {
        const text = (key) => interpolate(scalar(long[key]) ?? '', variables);
        const address = text('host_ip');
        return [
            {
                address: address === '' ? '0.0.0.0' : address,
                port: text('published') || null,
                target: text('target') ?? '',
                at,
            },
        ];
    }
    const filled = interpolate(String(port), variables);
    if (filled === null)
        return [{ address: null, port: null, target: '', at }];
    const match = /^(?:(\[[^\]]+\]|[^:]+):)?(?:([\d-]*):)?([\d-]+)(?:\/\w+)?$/.exec(filled);
    if (match === null)
        return [];
    const [, first, second, target = ''] = match;
    // `80` publishes on a port the engine picks, `8080:80` has no address, `127.0.0.1:8080:80` has one.
    const hasAddress = second !== undefined || (first !== undefined && !/^[\d-]*$/.test(first));
    return [
        {
            address: hasAddress && first !== undefined ? first : '0.0.0.0',
            port: (hasAddress ? second : first) || null,
            target,
            at,
        },
    ];
}
function readEnvironment(value, variables, at) {
    return Object.entries(environmentMap(value)).map(([name, raw]) => {
        const text = scalar(raw);
        const filled = text === null ? null : interpolate(text, variables);
        // A fallback in the file is as literal as a value: it is what runs when nobody sets the variable.
        const literal = text !== null && (!text.includes('$') || interpolate(text, new Map()) !== null);
        return { name, value: filled, literal, at };
    });
}
function environmentMap(value) {
    if (!Array.isArray(value))
        return record(value) ?? {};
    const entries = value.map((entry) => {
        const text = String(entry);
        const equals = text.indexOf('=');
        return equals === -1 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
    });
    return Object.fromEntries(entries);
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : null;
}
/** A YAML scalar as text; null for none, and for lists and mappings, which are mistakes where one is expected. */
function scalar(value) {
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
