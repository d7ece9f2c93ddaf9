import { createHmac } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { addNotice } from '@sallyport/store';
import { expect, onTestFinished, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { isPrivateAddress } from './private-address.ts';
import { sendWebhook } from './send-webhook.ts';

/** A mail server that takes everything, with each mail as it came. */
async function mailServer(): Promise<{ readonly url: string; readonly mails: string[] }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let data: string | null = null;
    let buffer = '';
    socket.setEncoding('utf8');
    socket.write('220 mail.example ready\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (text: string) => {
      buffer += text;
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (data !== null) {
          if (line === '.') {
            mails.push(data);
            data = null;
            socket.write('250 kept\r\n');
          } else data += `${line}\n`;
        } else if (/^DATA/i.test(line)) {
          data = '';
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 fine\r\n');
      }
    });
  });
  return { url: `smtp://127.0.0.1:${await port(server)}`, mails };
}

async function port(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

interface Posted {
  readonly body: string;
  readonly signature: string;
}

async function hookServer(
  status: number | (() => number),
): Promise<{ readonly url: string; readonly posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      posted.push({ body, signature: String(request.headers['sallyport-signature']) });
      response.writeHead(typeof status === 'number' ? status : status(), { location: 'http://127.0.0.1:1/' }).end();
    });
  });
  return { url: `http://127.0.0.1:${await port(server)}/hook`, posted };
}

test('who is asked is told by mail and webhook, once, with what waits and the link and nothing that was found', async () => {
  const mail = await mailServer();
  const hook = await hookServer(200);
  const webhook = { url: hook.url, secret: 'a shared secret', allowPrivate: true };
  const page = 'https://gate.lantern.example/';
  const world = await foundedWorld({ smtp: mail.url, from: 'gate@lantern.example', webhook, page }, 50);
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  const toNoor = () => mail.mails.filter((each) => each.includes('To: noor@lantern.example'));
  await world.until(() => toNoor().some((each) => each.includes('baseline')));
  const [first = ''] = mail.mails;
  expect(first).toContain('Subject: Lantern: your answer is needed');
  expect(first).toContain(page);
  expect(mail.mails.join('')).not.toContain('compose.staging.yaml:');
  await world.until(() => hook.posted.some(({ body }) => body.includes('"person":"noor"')));
  for (const { body, signature } of hook.posted)
    expect(signature).toBe(`sha256=${createHmac('sha256', 'a shared secret').update(body).digest('hex')}`);
  const told = hook.posted.map(({ body }) => body);
  expect(new Set(told).size).toBe(told.length);
  await world.restart();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const again = hook.posted.map(({ body }) => body);
  expect(new Set(again).size).toBe(again.length);
});

test('a webhook that is away is tried again, and the mail of the same notice is not', async () => {
  const mail = await mailServer();
  let status = 500;
  const hook = await hookServer(() => status);
  const webhook = { url: hook.url, secret: 'a shared secret', allowPrivate: true };
  const page = 'https://gate.lantern.example/';
  const world = await foundedWorld({ smtp: mail.url, from: 'gate@lantern.example', webhook, page }, 50);
  const unsent = async () =>
    await world.store.db.selectFrom('notices').select('dedupe').where('sent', 'is', null).execute();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.until(() => hook.posted.some(({ body }) => body.includes('"person":"noor"')));
  for (let round = 0; round < 3; round++) {
    const before = hook.posted.length;
    world.wait(600);
    await world.until(() => hook.posted.length > before);
  }
  status = 200;
  world.wait(3600);
  await world.until(async () => (await unsent()).length === 0);
  const noor = mail.mails.filter((each) => each.includes('To: noor@lantern.example') && each.includes('baseline'));
  expect(noor).toHaveLength(1);
  const kept = await world.store.db.selectFrom('kept_values').select('key').where('key', 'like', 'mailed:%').execute();
  expect(kept).toEqual([]);
});

test('while the gate cannot be judged no notice is sent, and none of its tries is used up', async () => {
  const hook = await hookServer(200);
  const webhook = { url: hook.url, secret: 'a shared secret', allowPrivate: true };
  const page = 'https://gate.lantern.example/';
  const world = await foundedWorld({ smtp: null, from: 'gate@lantern.example', webhook, page }, 20);
  await world.stop();
  const good = world.project.git('show', 'HEAD:sallyport.yaml');
  world.project.commit('sallyport.yaml', 'sallyport: 1\n');
  const notice = { dedupe: 'waits', kind: 'your answer is needed', person: 'noor', body: { name: 'the roll call' } };
  await addNotice(world.store, notice, world.place.now());
  await world.restart();
  await world.until(() => world.log.filter((line) => line.startsWith('Notices wait')).length > 3);
  const rows = await world.store.db.selectFrom('notices').select('attempts').where('dedupe', '=', 'waits').execute();
  expect(rows).toEqual([{ attempts: 0 }]);
  world.project.commit('sallyport.yaml', good);
  await world.until(() => hook.posted.some(({ body }) => body.includes('the roll call')));
});

test('a webhook goes to no private address, follows no redirect, and takes no refusal for an answer', async () => {
  const hook = await hookServer(302);
  const settings = { url: hook.url, secret: 's', allowPrivate: false };
  await expect(sendWebhook(settings, 'a', '{}')).rejects.toThrow('must be https');
  for (const url of [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.1.2.3/',
    'https://localhost/',
    'https://2130706433/',
  ])
    await expect(sendWebhook({ ...settings, url }, 'a', '{}')).rejects.toThrow(/private network|could not be reached/);
  expect(hook.posted).toEqual([]);
  await expect(sendWebhook({ ...settings, allowPrivate: true }, 'a', '{}')).rejects.toThrow('status 302');
  expect(hook.posted).toHaveLength(1);
});

test('addresses of this machine, its networks and nobody are private; others are not', () => {
  const inside = ['127.0.0.1', '10.0.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'];
  const inside6 = ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:169.254.169.254', '64:ff9b::7f00:1'];
  const embedding = ['::127.0.0.1', '64:ff9b:1::7f00:1', '2001:0:1::1', '2002:7f00:1::', 'fec0::1', '::ffff:7f00:1'];
  for (const each of [...inside, ...inside6, ...embedding, '255.255.255.255', 'no address'])
    expect([each, isPrivateAddress(each)]).toEqual([each, true]);
  for (const each of ['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])
    expect([each, isPrivateAddress(each)]).toEqual([each, false]);
});
