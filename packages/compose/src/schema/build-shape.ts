import { list, object, oneOf } from './shapes.ts';
import { extraHosts, fileMounts, flag, pairs, text, textOrList, ulimits, wholeNumber } from './value-shapes.ts';

export const buildShape = oneOf(
  text,
  object({
    context: text,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: list(text),
    args: pairs,
    ssh: pairs,
    labels: pairs,
    cache_from: list(text),
    cache_to: list(text),
    no_cache: flag,
    no_cache_filter: textOrList,
    additional_contexts: pairs,
    network: text,
    provenance: flag,
    sbom: flag,
    pull: flag,
    target: text,
    shm_size: wholeNumber,
    extra_hosts: extraHosts,
    isolation: text,
    privileged: flag,
    secrets: fileMounts,
    tags: list(text),
    ulimits,
    platforms: list(text),
  }),
);
