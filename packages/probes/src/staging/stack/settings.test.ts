import { expect, it } from 'vitest';
import { settingsIn } from './settings.ts';

it.each([
  ['redis.conf', 'protected-mode no\n# aclfile /users\nport 6379\n', ['protected-mode=no', 'port=6379']],
  [
    'mongod.conf',
    'security:\n  authorization: enabled\nnet:\n  port: 27017\n',
    ['security=', 'security.authorization=enabled', 'net=', 'net.port=27017'],
  ],
  ['grafana.ini', '[auth.anonymous]\n;enabled = true\nenabled = false\n', ['auth.anonymous.enabled=false']],
  [
    'es.yml',
    'http.cors.allow-origin: "*"\nxpack.security.enabled: false\n',
    ['http.cors.allow-origin=*', 'xpack.security.enabled=false'],
  ],
  [
    'nats.conf',
    'authorization {\n  user: app\n}\nport = 4222\n',
    ['authorization=', 'authorization.user=app', 'port=4222'],
  ],
  ['rabbitmq.conf', 'loopback_users.guest = false\r\n', ['loopback_users.guest=false']],
  ['empty.conf', '', []],
])('reads %s', (file, text, expected) => {
  expect(settingsIn(file, text).map(({ name, value }) => `${name}=${value}`)).toEqual(expected);
});

it('knows the line of a setting', () => {
  expect(settingsIn('a.conf', '\n\nport 6379\n')).toEqual([{ name: 'port', value: '6379', file: 'a.conf', line: 3 }]);
});
