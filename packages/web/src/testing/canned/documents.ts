import type { DocumentList, DocumentPage } from '@sallyport/server/contract';
import { digestOf } from './identity.ts';

export const documents = {
  documents: [
    { path: 'docs/TESTER_AGREEMENT.md', sha256: digestOf('agreement'), criteria: ['I2', 'L4'], bytes: 6120 },
    { path: 'docs/PRIVACY.md', sha256: digestOf('privacy'), criteria: ['I2'], bytes: 3801 },
    { path: 'governance/exposure.yaml', sha256: digestOf('ledger'), criteria: ['D1', 'D2'], bytes: 1240 },
    { path: 'docs/NETWORK.md', sha256: null, criteria: ['D2'], bytes: 0 },
    { path: 'reports/trivy.sarif', sha256: digestOf('sarif'), criteria: ['E5'], bytes: 184_320 },
  ],
} satisfies DocumentList;

const html = `
<h1 id="agreement">Tester agreement</h1>
<p>Between <strong>Emberfall</strong> and you, who test before others can.</p>
<h2 id="data">4. Data retention</h2>
<p>What you report is kept for 90 days after the test. See <a href="#agreement">above</a> and
<a href="https://example.com/law">the law</a>.</p>
<table><thead><tr><th>Data</th><th>Kept</th></tr></thead><tbody><tr><td>Reports</td><td>90 days</td></tr></tbody></table>
<ul><li>You may leave at any time.</li><li>You keep what you find to yourself until it is mended.</li></ul>
`;

export const agreement = {
  path: 'docs/TESTER_AGREEMENT.md',
  commit: '4c1f0a2d5e6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d',
  sha256: digestOf('agreement'),
  text: '# Tester agreement\n\nBetween **Emberfall** and you.\n\n## 4. Data retention\n\nKept for 90 days.\n',
  html,
  download: null,
  criteria: ['I2', 'L4'],
  since: {
    sha256: digestOf('agreement before'),
    answered: '2026-11-18T16:30:00Z',
    commit: '1111111111111111111111111111111111111111',
    hunks: [
      {
        heading: '4. Data retention',
        lines: [
          { sign: 'same', text: 'What you report is kept' },
          { sign: 'gone', text: 'for 30 days after the test.' },
          { sign: 'new', text: 'for 90 days after the test.' },
          { sign: 'same', text: '' },
        ],
      },
    ],
  },
} satisfies DocumentPage;

export const scan = {
  ...agreement,
  path: 'reports/trivy.sarif',
  sha256: digestOf('sarif'),
  text: null,
  html: null,
  download: { mediaType: 'application/sarif+json', why: 'It has 180 KB of results for machines.' },
  criteria: ['E5'],
  since: null,
} satisfies DocumentPage;

/** What a server that was taken over might send: every trick has to end as words. */
export const hostile = {
  ...agreement,
  path: 'docs/HOSTILE.md',
  html: `<script>document.title = 'taken over'</script><img src="https://example.com/pixel.png" alt="a pixel">
<p onclick="document.title = 'clicked'" style="color: red"><a href="javascript:document.title='clicked'">a trap</a></p>`,
  since: null,
} satisfies DocumentPage;
