import type { TesterDocument } from '@sallyport/gate';

const isNamedForTesters = /^(tester[-_ ].*|faq|nda|eula)$/i;
/** In several languages: what is shown to strangers, and signed by them, is rarely in English alone. */
const terms =
  /^(terms([-_ ]of[-_ ](use|service))?|nutzungsbedingungen|teilnahmebedingungen|agb|conditions[-_ ]d.utilisation|cgu|t[eé]rminos.*|condizioni.*)$/i;
const privacy =
  /^(privacy([-_ ](policy|notice))?|datenschutz(erkl[aä]rung|hinweise?)?|confidentialit[eé]|(pol[ií]tica[-_ ]de[-_ ])?privacidade?|privacidad)$/i;

/** Documents that testers are given, by folder or name; everything else in docs/ is for the team. */
export function isTesterDocument(path: string): boolean {
  if (!/\.(md|pdf|docx|txt|html)$/i.test(path)) return false;
  if (/(^|\/)(onboarding|testers?|beta|closed[-_ ]?test)\//i.test(path)) return !/known[-_ ]?issues/i.test(path);
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[^.]+$/, '')
    .normalize('NFC');
  return isNamedForTesters.test(name) || terms.test(name) || privacy.test(name);
}

export function documentKind(path: string): TesterDocument['kind'] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/faq/i.test(name)) return 'faq';
  const stem = name.replace(/\.[^.]+$/, '');
  if (/terms|nda|eula|agreement/i.test(name) || terms.test(stem)) return 'terms';
  if (/privacy/i.test(name) || privacy.test(stem)) return 'privacy';
  if (/asset/i.test(name)) return 'asset-plan';
  if (/guide|onboarding|install|getting[-_ ]?started/i.test(name)) return 'guide';
  return 'other';
}
