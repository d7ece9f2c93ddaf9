/** What a status line of ours may say. Words for a state of the phase or of a task; nothing more cheerful exists. */
export type StatusWord =
  | 'in preparation'
  | 'not started'
  | 'initiated'
  | 'initiated, door held'
  | 'initiated, door closed'
  | 'not initiated (NO-GO)'
  | 'not initiated (HOLD)';

/** How a log writes its status lines, learned from the previous log. */
export interface StatusStyle {
  readonly label: string;
  /** `**Status:** x` · `**Status**: x` · `Status: x` */
  readonly bold: 'with colon' | 'before colon' | 'none';
  readonly lead: '' | '- ' | '* ' | '+ ' | '> ';
  readonly letters: 'upper' | 'capital' | 'lower';
  readonly ticks: boolean;
  readonly boldValue: boolean;
}

export const defaultStatusStyle: StatusStyle = {
  label: 'Status',
  bold: 'with colon',
  lead: '',
  letters: 'capital',
  ticks: false,
  boldValue: false,
};

const symbols: Readonly<Record<StatusWord, string>> = {
  'in preparation': '🔄',
  'not started': '⏳',
  initiated: '✅',
  'initiated, door held': '⏸️',
  'initiated, door closed': '⏸️',
  'not initiated (NO-GO)': '❌',
  'not initiated (HOLD)': '⏸️',
};

const labels = '(?:Overall |Current |Phase |Project )?(?:Status|State)';
const statusLine = new RegExp(
  `^\\s{0,3}([-*+>] )?\\s*(\\*\\*|__)?(${labels})(?:(\\*\\*|__)\\s*:|:\\s*(\\*\\*|__)|:)\\s*(\\S.*)$`,
  'iu',
);
const statusRow = new RegExp(`^\\s*\\|\\s*(\\*\\*|__)?(${labels}):?(?:\\*\\*|__)?\\s*\\|([^|]+)\\|`, 'iu');
const statusLabel = new RegExp(`^(?:\\*\\*|__)?${labels}:?(?:\\*\\*|__)?:?$`, 'iu');
const symbol = /[\p{Extended_Pictographic}✓✔✗✘☐☑☒]/u;

function lettersOf(value: string): StatusStyle['letters'] {
  const letters = value.replace(/[^\p{L}]/gu, '');
  if (letters !== '' && letters === letters.toUpperCase()) return 'upper';
  return letters !== '' && letters === letters.toLowerCase() ? 'lower' : 'capital';
}

function leadOf(lead: string | undefined): StatusStyle['lead'] {
  return lead === '- ' || lead === '* ' || lead === '+ ' || lead === '> ' ? lead : '';
}

function read(line: string): StatusStyle | null {
  const [found, lead, opened, label = 'Status', before, after, value = ''] = statusLine.exec(line) ?? [];
  if (found === undefined) {
    const [row, bold, name = 'Status', cell = ''] = statusRow.exec(line) ?? [];
    if (row === undefined) return null;
    return {
      label: name,
      bold: bold === undefined ? 'none' : 'with colon',
      lead: '',
      letters: lettersOf(cell),
      ticks: symbol.test(cell),
      boldValue: /\*\*|__/u.test(cell),
    };
  }
  const bold =
    opened === undefined ? 'none' : before !== undefined ? 'before colon' : after === undefined ? 'none' : 'with colon';
  return {
    label,
    bold,
    lead: leadOf(lead),
    letters: lettersOf(value),
    ticks: symbol.test(value),
    boldValue: /^[^\p{L}*_]*(?:\*\*|__)/u.test(value),
  };
}

/** Whether a source line is a status line, which the new log must not repeat as a claim. */
export function isStatusLine(line: string): boolean {
  return read(line) !== null;
}

/** Whether a table cell is the label of a status. */
export function isStatusLabel(cell: string): boolean {
  return statusLabel.test(cell);
}

/** Style of the first status line of the previous log; the default where there is none. */
export function learnStatusStyle(previousLog: string | null): StatusStyle {
  for (const line of previousLog?.split(/\r\n|\n|\r/u) ?? []) {
    if (line.length > 1_000) continue;
    const style = read(line);
    if (style !== null) return style;
  }
  return defaultStatusStyle;
}

/** A status value in the letters and with the tick of the learned style. */
export function statusValue(style: StatusStyle, word: StatusWord): string {
  const capital = `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
  const text = style.letters === 'upper' ? word.toUpperCase() : style.letters === 'lower' ? word : capital;
  const value = style.boldValue ? `**${text}**` : text;
  return style.ticks ? `${symbols[word]} ${value}` : value;
}

/** A whole status line in the learned style. */
export function formatStatus(style: StatusStyle, word: StatusWord): string {
  const { label, bold, lead } = style;
  const head = bold === 'with colon' ? `**${label}:**` : bold === 'before colon' ? `**${label}**:` : `${label}:`;
  return `${lead}${head} ${statusValue(style, word)}`;
}
