import nodemailer from 'nodemailer';

const transport = nodemailer.createTransport({
  host: process.env.SMTP_HOST,
  port: Number(process.env.SMTP_PORT ?? 25),
  auth: process.env.SMTP_USER ? { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD } : undefined,
});

export function sendTicket(to, order, transaction) {
  const lines = [`Thank you. Your ticket is ${order}.`];
  if (transaction) lines.push(`Your collectible is on its way: ${transaction}`);
  return transport.sendMail({
    from: process.env.MAIL_FROM,
    to,
    subject: 'Your Tidewater ticket',
    text: lines.join('\n\n'),
  });
}
