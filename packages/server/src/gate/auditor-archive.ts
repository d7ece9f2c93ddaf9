import { auditorReadme, copyAttributes, latestPaper, paperKinds } from '@sallyport/actions';
import { strToU8, type Zippable, zip } from 'fflate';
import type { Download } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';
import type { Live } from './live-gate.ts';

/** The record with gate file and papers as one zip that stock tools can check; its README says how. */
export async function auditorArchive({ session, record }: Live): Promise<Download> {
  if (record === null)
    throw new ServerError('SERVER_REFUSED', 'There is no record yet: no trust root was founded.', {
      action: 'Invite the people first.',
    });
  const files: Zippable = { 'README.md': strToU8(auditorReadme(record)) };
  for (const [path, bytes] of session.files) files[`.sallyport/${path}`] = bytes;
  files['.sallyport/.gitattributes'] = strToU8(copyAttributes);
  files[session.source.path] = session.source.bytes;
  for (const kind of paperKinds) {
    const paper = latestPaper(record, kind);
    const bytes = paper && record.blobs.get(paper.body.bytes);
    if (paper && bytes) files[paper.body.path] = bytes;
  }
  // The same record gives the same bytes: times in a zip say nothing that the record does not say better.
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    zip(files, { level: 6, mtime: '1980-01-01T00:00:00Z' }, (error, data) => (error ? reject(error) : resolve(data)));
  });
  return { name: `record-${record.fingerprint.slice(0, 12)}.zip`, mediaType: 'application/zip', bytes };
}
