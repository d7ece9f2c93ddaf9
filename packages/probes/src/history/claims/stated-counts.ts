import { kindsNamed } from './test-kinds.ts';

/**
 * Numbers that a sentence states about tests. `all`: every test passed, without a number; `whole`: the number is said
 * to be all tests of a kind.
 */
export interface StatedCounts {
  readonly passed: number | null;
  readonly failed: number | null;
  readonly total: number | null;
  readonly all: boolean;
  readonly whole: boolean;
}

/** Whether counts are what a report shows. */
export function agrees(stated: StatedCounts, actual: { tests: number; passed: number; failed: number }): boolean {
  if (stated.all && actual.failed > 0) return false;
  if (stated.passed !== null && stated.passed !== actual.passed) return false;
  if (stated.failed !== null && stated.failed !== actual.failed) return false;
  return stated.total === null || stated.total === actual.tests || stated.total === actual.passed + actual.failed;
}

const number = String.raw`(\d{1,7})`;
const words = String.raw`(?:[\p{L}-]+\s+){0,4}?`;
const passing = String.raw`(?:pass(?:ed|es|ing)?|green|succeed(?:ed|s)?|successful(?:ly)?)`;
const ratio = new RegExp(String.raw`\b${number}\s*(?:\/|of|out\s+of)\s*(?:the\s+)?${number}\b(?!\s*%)`, 'iu');
const passedBefore = new RegExp(String.raw`\b${number}\s+${words}${passing}\b`, 'iu');
const passedAfter = new RegExp(String.raw`\b${passing}\s*[:=|]\s*${number}\b`, 'iu');
const failedBefore = new RegExp(
  String.raw`\b(\d{1,7}|no)\s+(?:tests?\s+|test\s+cases?\s+)?(?:fail(?:ed|ures?|ing|s)?)\b`,
  'iu',
);
const failedAfter = new RegExp(String.raw`\bfail(?:ed|ures?|ing)?\s*[:=|]\s*${number}\b`, 'iu');
const saysPassing = new RegExp(passing, 'iu');
/** What every text begins with that `allPass` finds. */
const speaksOfAll = /\b(?:all|every)\s|\b100/i;
const allPass = new RegExp(
  String.raw`\b(?:all|every)\s+${words}(?:tests?|suites?|test\s+cases?)\b\s*(?:\([^)]*\)\s*)?(?:[\p{L}-]+\s+){0,2}?${passing}\b|\b100(?:\.0+)?\s*%\s+(?:of\s+(?:the\s+)?)?(?:tests?\s+)?(?:pass|green|success)`,
  'iu',
);

/** The counts that a sentence about tests states, or null where it states none. `about` is what a table says of itself. */
export function statedCounts(text: string, about = ''): StatedCounts | null {
  if (
    !/\btests?\b|\btest[- ]?(?:cases?|suites?)\b/i.test(`${text} ${about}`) ||
    /\bnot\s+all\b|\btesters?\b.*\bpass/i.test(text)
  )
    return null;
  const fraction = ratio.exec(text);
  const saysPassed = saysPassing.test(text);
  const isRatio =
    fraction !== null &&
    saysPassed &&
    !/\d\s*(?:\/|of)\s*\d+\s*(?:\/|hours|h\b|days|platforms|devices|machines|services|containers|weeks|phases|tasks)/i.test(
      text,
    );
  let passed = isRatio ? Number(fraction[1]) : firstNumber(text, saysPassed ? [passedBefore, passedAfter] : []);
  const total = isRatio ? Number(fraction[2]) : null;
  const failed = firstNumber(text, [failedBefore, failedAfter]);
  const all = isAboutAllTests(text);
  const whole = /\b(?:all|total|overall)\b/i.test(text) && kindsNamed(text).length > 0;
  // "12 new platforms passed" is about platforms; the number must count tests.
  if (!isRatio && passed !== null && !countsTests(text, passed)) passed = null;
  if (passed === null && failed === null && !all) return null;
  return { passed, failed, total, all, whole };
}

/** "All tests pass", and not "all exporter tests pass": only known kinds and neutral words may stand in between. */
function isAboutAllTests(text: string): boolean {
  const match = speaksOfAll.test(text) ? allPass.exec(text)?.[0] : undefined;
  if (match === undefined) return false;
  const between = match.replace(/^\S+\s+/, '').replace(/\b(?:tests?|suites?|test\s+cases?)\b.*$/is, '');
  return (between.match(/[\p{L}-]+/gu) ?? []).every((word) => neutral.test(word) || kindsNamed(word).length > 0);
}

const neutral =
  /^(?:of|the|our|these|internal|automated|existing|required|relevant|test|phase|e|end|to|and|functional|critical)$/i;

function firstNumber(text: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)?.[1];
    if (match !== undefined) return /^no$/i.test(match) ? 0 : Number(match);
  }
  return null;
}

function countsTests(text: string, count: number): boolean {
  const near = new RegExp(
    String.raw`\b${count}\s+(?:(?:new|automated|distinct|individual|total|unit|integration|acceptance|internal|regression|smoke|system|end-to-end|e2e|load|security|performance|ui|api)\s+){0,4}(?:tests?|test\s+cases?|${passing})\b|${passing}\s*[:=|]\s*${count}\b`,
    'iu',
  );
  return near.test(text);
}
