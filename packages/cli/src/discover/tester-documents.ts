import type { TesterDocument } from '@sallyport/gate';

/** Documents that testers are given, by folder or name; everything else in docs/ is for the team. */
export function isTesterDocument(path: string): boolean {
  if (!/\.(md|pdf|docx|txt|html)$/i.test(path)) return false;
  if (/(^|\/)(onboarding|testers?|beta|closed[-_ ]?test)\//i.test(path)) return !/known[-_ ]?issues/i.test(path);
  return /(^|\/)(tester[-_ ][^/]*|faq|terms([-_ ]of[-_ ](use|service))?|privacy([-_ ](policy|notice))?|nda|eula)\.(md|pdf|docx|txt|html)$/i.test(
    path,
  );
}

export function documentKind(path: string): TesterDocument['kind'] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/faq/i.test(name)) return 'faq';
  if (/terms|nda|eula|agreement/i.test(name)) return 'terms';
  if (/privacy/i.test(name)) return 'privacy';
  if (/asset/i.test(name)) return 'asset-plan';
  if (/guide|onboarding|install|getting[-_ ]?started/i.test(name)) return 'guide';
  return 'other';
}
