import { expect, test } from 'vitest';
import { withNotes } from './minutes-notes.ts';

const [body, outcome] = ['body', 'outcome'].map(
  (id) => `<!-- sallyport:begin ${id} -->\nGenerated ${id}.\n<!-- sallyport:end ${id} -->`,
);
const drafted = `# Minutes\n\n${body}\n\n## Notes\n\n_(to be written)_\n\n## Outcome\n\n${outcome}\n`;

test('what was said stands under the notes, in place of the prompt, and again in place of what was said before', () => {
  const written = withNotes(drafted, 'We went through\r\nevery area.\n');
  expect(written).toBe(drafted.replace('_(to be written)_', 'We went through\nevery area.'));
  expect(withNotes(written, 'Said better.')).toBe(drafted.replace('_(to be written)_', 'Said better.'));
});

test('minutes that people gave another shape lose nothing', () => {
  const own = `# Minutes\n\n${body}\n\n## What Ines asked\n\nWhether it rains.\n\n${outcome}\n`;
  const written = withNotes(own, 'It rained.');
  expect(written).toBe(own.replace('## What Ines asked', '## Notes\n\nIt rained.\n\n## What Ines asked'));
  const more = drafted.replace('## Notes', '## Guests\n\nNobody.\n\n## Notes');
  expect(withNotes(more, 'It rained.')).toContain('## Guests\n\nNobody.\n\n## Notes\n\nIt rained.\n\n## Outcome');
});
