import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { anotherLanguage } from './another-language.ts';

const texts: Readonly<Record<string, string>> = {
  German:
    'Bitte melden Sie Schwachstellen an sicherheit@hafen.example. Wir bestätigen den Eingang innerhalb von 24 Stunden und beheben kritische Fehler in sieben Tagen.',
  French:
    'Merci de signaler les failles par courrier à securite@port.example. Nous accusons réception dans les 24 heures, et les corrections sont publiées avec un avis.',
  Spanish:
    'Escriba a seguridad@puerto.example para informar de un fallo. Confirmamos la recepción en 24 horas y publicamos la corrección con un aviso para los usuarios.',
  Portuguese:
    'Envie um e-mail para seguranca@porto.example com os detalhes da falha. Confirmamos o recebimento em 24 horas e não tomamos medidas legais.',
  Italian:
    'Scrivete a sicurezza@porto.example per segnalare una falla. Confermiamo la ricezione entro 24 ore e non intraprendiamo azioni legali contro chi segnala in buona fede.',
  Dutch:
    'Meld een lek aan beveiliging@haven.example. Wij bevestigen de ontvangst binnen 24 uur, en het team werkt aan een oplossing die met een bericht wordt gepubliceerd.',
  Polish:
    'Luki prosimy zgłaszać na adres bezpieczenstwo@port.example. Odpowiadamy w ciągu doby, a poprawka jest publikowana w ciągu tygodnia i nie ujawniamy danych osób, które ją zgłosiły.',
  Swedish:
    'Rapportera sårbarheter till sakerhet@hamn.example. Vi bekräftar att vi har fått rapporten inom 24 timmar och rättar det som är kritiskt inom en vecka.',
  'a Cyrillic script': 'Сообщайте об уязвимостях на адрес безопасность. Мы отвечаем в течение суток.',
  Japanese: 'ぜい弱性は次のあて先へ お知らせください。',
  Chinese: '请将漏洞报告发送至安全邮箱，我们会在二十四小时内回复。',
};

describe('a document says what it is written in:', () => {
  test.each(Object.entries(texts))('%s', (language, text) => {
    expect(anotherLanguage(readMarkdown(new TextEncoder().encode(`# SECURITY\n\n${text}\n`)))).toBe(language);
  });

  test.each([
    ['English', 'Write to security@harbour.example. We acknowledge a report within 24 hours and mend it in a week.'],
    [
      'English in few words',
      '- Contact: security@harbour.example\n- Key: 0xDEADBEEF\n- Scope: api, web, desktop client',
    ],
    [
      'a list of terms',
      'nginx redis postgres grafana loki tempo mimir alloy prometheus alertmanager caddy minio vault',
    ],
    [
      'names of other places',
      'Die Hard is the film of the evening at La Casa de las Flores, and you are invited by us.',
    ],
    ['too little to tell', 'Der Plan ist da.'],
    ['nothing', ''],
  ])('not %s', (_, text) => {
    expect(anotherLanguage(readMarkdown(new TextEncoder().encode(text)))).toBeNull();
  });
});
