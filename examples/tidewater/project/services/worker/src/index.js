import amqp from 'amqplib';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { createClient } from 'redis';
import { sendTicket } from './mail.js';

const sql = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const mongo = await new MongoClient(process.env.MONGO_URL).connect();
const cache = await createClient({ url: process.env.REDIS_URL }).connect();
const collectibles = mongo.db().collection('collectibles');

async function mint(order, wallet) {
  const answer = await fetch(`${process.env.LEDGER_URL}/mint`, {
    method: 'POST',
    body: JSON.stringify({ order, wallet }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`ledger answered ${answer.status}`);
  return (await answer.json()).transaction;
}

async function issue({ order, email, wallet }) {
  const transaction = wallet ? await mint(order, wallet) : null;
  await collectibles.updateOne({ order }, { $set: { wallet, transaction, at: new Date() } }, { upsert: true });
  await sendTicket(email, order, transaction);
  await sql.query("UPDATE orders SET state = 'issued' WHERE id = $1", [order]);
  await cache.del('events');
}

async function connect() {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await amqp.connect(process.env.AMQP_URL);
    } catch (error) {
      if (attempt === 30) throw error;
      console.warn(`broker is not there yet (${error.code}), attempt ${attempt}`);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

const connection = await connect();
connection.on('close', () => process.exit(1));
const channel = await connection.createChannel();
await channel.assertQueue('ticket.paid', { durable: true });
await channel.prefetch(4);
await channel.consume('ticket.paid', async (message) => {
  try {
    await issue(JSON.parse(message.content.toString()));
    channel.ack(message);
  } catch (error) {
    console.error('ticket not issued:', error.message);
    setTimeout(() => channel.nack(message, false, true), 5000);
  }
});
console.log('worker waits for paid tickets');
process.on('SIGTERM', () => connection.close().finally(() => process.exit(0)));
