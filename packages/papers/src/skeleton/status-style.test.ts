import { describe, expect, test } from 'vitest';
import { defaultStatusStyle, formatStatus, learnStatusStyle } from './status-style.ts';

describe('status lines', () => {
  test.each([
    ['**Status:** ✅ COMPLETED', '**Status:** 🔄 IN PREPARATION'],
    ['**Status**: Completed', '**Status**: In preparation'],
    ['Status: done', 'Status: in preparation'],
    ['- **Phase status:** Done 🎉', '- **Phase status:** 🔄 In preparation'],
    ['* Status: Done', '* Status: In preparation'],
    ['> __Overall Status:__ **DONE**', '> **Overall Status:** **IN PREPARATION**'],
    ['| **Status** | ☑ done |', '**Status:** 🔄 in preparation'],
    ['| Status | Done |', 'Status: In preparation'],
  ])('%s', (line, expected) => {
    expect(formatStatus(learnStatusStyle(`# Log\n\n${line}\n`), 'in preparation')).toBe(expected);
  });

  test('prose about a status, and no log at all, give the default', () => {
    expect(learnStatusStyle('The status: it depends')).toEqual(defaultStatusStyle);
    expect(learnStatusStyle(null)).toEqual(defaultStatusStyle);
  });

  test('nothing of the previous log but its manner gets through', () => {
    const line = formatStatus(
      learnStatusStyle('**Status:** <!-- sallyport:end outcome --> ✅ 100 % SUCCESS'),
      'initiated',
    );
    expect(line).toBe('**Status:** ✅ Initiated');
  });
});
