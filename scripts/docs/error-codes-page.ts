import { blocks, counted, notice, type Page, table } from './page.ts';

/** One source file of a package. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface ErrorCode {
  readonly code: string;
  readonly package: string;
  /** Comment above the list of codes: what this family of refusals means. */
  readonly meaning: string;
  /** Whether the code stands anywhere but in its declaration. */
  readonly raised: boolean;
}

const declaration =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?export (?:type \w*ErrorCode\s*=|const \w*[eE]rrorCodes\s*=)([^;]+);/g;

/** Reads every list of error codes (`export type XErrorCode = 'A' | …` or `export const xErrorCodes = [...]`). */
export function readErrorCodes(files: readonly SourceFile[]): readonly ErrorCode[] {
  const production = files.filter(({ path }) => !/\.test\.ts$|\/testing\//.test(path));
  const declared = production.flatMap(({ path, text }) =>
    [...text.matchAll(declaration)].flatMap(([, comment = '', list = '']) =>
      [...list.matchAll(/'([A-Z][A-Z0-9_]+)'/g)].map(([, code = '']) => ({
        code,
        path,
        meaning: commentText(comment),
      })),
    ),
  );
  return declared
    .map(({ code, path, meaning }) => ({
      code,
      package: /^packages\/([^/]+)\//.exec(path)?.[1] ?? '',
      meaning,
      raised: production.some((file) => file.path !== path && file.text.includes(`'${code}'`)),
    }))
    .sort((left, right) => (left.code < right.code ? -1 : 1));
}

export function errorCodesPage(codes: readonly ErrorCode[]): Page {
  const packages = [...new Set(codes.map((code) => code.package))].sort();
  return {
    path: 'docs/reference/error-codes.md',
    text: blocks([
      notice('the error classes of the packages'),
      '# Error codes',
      `${counted(codes.length, 'code')}. A code is permanent: scripts and tickets cite it. The sentence beside it says ` +
        'what happened, where, and what to do; it may get better.',
      ...packages.flatMap((name) => {
        const own = codes.filter((code) => code.package === name);
        return [
          `## ${name}`,
          own[0]?.meaning ?? '',
          table(
            ['code', ''],
            own.map(({ code, raised }) => [`\`${code}\``, raised ? '' : 'reserved']),
          ),
        ];
      }),
    ]),
  };
}

function commentText(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .join(' ')
    .trim();
}
