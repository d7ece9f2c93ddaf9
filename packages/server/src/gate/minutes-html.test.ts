import { expect, test } from 'vitest';
import { withoutMarkers } from './minutes-html.ts';

test('markers leave minutes in one walk, and what is none stays', () => {
  expect(withoutMarkers('a\n<!-- begin -->\nb\n<!-- two\nlines -->  \nc')).toBe('a\n\nb\n\nc');
  expect(withoutMarkers('a <!-- b -->\n<!-- never closed\nc')).toBe('a <!-- b -->\n<!-- never closed\nc');
  // Looked for from each beginning to the end, this took minutes.
  const many = '<!--\n'.repeat(400_000);
  expect(withoutMarkers(many)).toBe(many);
});
