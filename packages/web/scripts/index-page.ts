/** The one page of the app. Nothing stands inline: the policy of the server allows scripts and styles from files alone. */
export function indexPage(names: {
  readonly script: string;
  readonly preload: readonly string[];
  readonly styles: string;
  readonly icon: string;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Sallyport</title>
<link rel="icon" href="/${names.icon}" type="image/svg+xml">
<link rel="stylesheet" href="/${names.styles}">
${names.preload.map((name) => `<link rel="modulepreload" href="/${name}">`).join('\n')}
<script type="module" src="/${names.script}"></script>
</head>
<body>
<div id="app"></div>
<noscript>These pages compute what you sign in your own browser, and so need JavaScript. The record can be read without: ask for the auditor's archive.</noscript>
</body>
</html>
`;
}
