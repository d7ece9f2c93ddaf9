// append-statements REPOSITORY KEY PERSON COUNT: signs COUNT statements one after the other and appends each to the
// record, as that many runs of the command line would, without their start-up.

import { newHeader, readVerified } from '@sallyport/actions';
import { type Sha256, signStatement } from '@sallyport/record';
import { appendToRecord, openRepository, readRecordFiles, sshKeygenSigner } from '@sallyport/workspace';

const [directory = '', key = '', person = '', count = '0'] = process.argv.slice(2);
const repository = await openRepository(directory);
const signer = await sshKeygenSigner(key);
const record = await readVerified(repository, await readRecordFiles(repository));
let previous: readonly Sha256[] = [];

for (let number = 0; number < Number(count); number++) {
  const header = newHeader(
    record,
    { person, key: signer.fingerprint },
    7,
    new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
  );
  const chained =
    previous.length === 0 ? header : { ...header, cites: previous, author: { ...header.author, previous } };
  const { digest, files } = await signStatement(
    {
      type: 'vote',
      subject: [{ name: 'genesis', digest: { sha256: record?.fingerprint ?? '' } }],
      header: chained,
      body: { poll: null, roles: ['pm'], answer: 'no-go', reason: `${person} ${number}`, snapshot: null },
    },
    signer,
  );
  await appendToRecord(repository, async () => files);
  previous = [digest];
  process.stdout.write(`${digest}\n`);
}
