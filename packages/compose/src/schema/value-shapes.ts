import { list, map, object, oneOf, type Shape, scalar } from './shapes.ts';

/** What the names of services, networks, volumes, secrets, configs and models look like. */
export const RESOURCE_NAME = /^[a-zA-Z0-9._-]+$/;

export const text = scalar('string');
export const flag = scalar('boolean', 'string');
export const wholeNumber = scalar('integer', 'string');
export const decimal = scalar('number', 'string');
export const textList = list(text, 'unique');
export const textOrList = oneOf(text, textList);
export const pairs = oneOf(map(scalar('string', 'number', 'boolean', 'null'), /./s), textList);
export const driverOptions = map(scalar('string', 'number'));
export const anything: Shape = { is: 'anything' };
export const command = oneOf(scalar('null', 'string'), list(text));
export const extraHosts = oneOf(map(oneOf(text, list(text)), /./s), textList);

const limitPair = object({ hard: wholeNumber, soft: wholeNumber }, { required: ['soft', 'hard'] });
export const ulimits = map(oneOf(wholeNumber, limitPair));

export const deviceRequest = {
  capabilities: textList,
  count: wholeNumber,
  device_ids: textList,
  driver: text,
  options: pairs,
} as const;

export const fileMounts = list(
  oneOf(text, object({ source: text, target: text, uid: text, gid: text, mode: decimal })),
);

export const hook = object(
  { command, user: text, privileged: flag, working_dir: text, environment: pairs },
  { required: ['command'] },
);

export const external = oneOf(flag, object({ name: text }));
