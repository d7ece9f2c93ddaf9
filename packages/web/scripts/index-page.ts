interface Script {
  readonly fileName: string;
  /** What it imports before it runs. */
  readonly imports: readonly string[];
}

/** The one page of the app. Nothing stands inline: the policy of the server allows scripts and styles from files alone. */
export function indexPage(names: {
  readonly early: Script;
  readonly entry: Script;
  readonly styles: string;
  readonly icon: string;
}): string {
  const { early, entry, styles, icon } = names;
  const imports = [...new Set([...early.imports, ...entry.imports])].filter((name) => name !== early.fileName);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Sallyport</title>
<script type="module" src="/${early.fileName}" async></script>
<link rel="icon" href="/${icon}" type="image/svg+xml">
<link rel="stylesheet" href="/${styles}">
${imports.map((name) => `<link rel="modulepreload" href="/${name}">`).join('\n')}
<script type="module" src="/${entry.fileName}"></script>
</head>
<body>
<div id="app"></div>
<noscript>These pages compute what you sign in your own browser, and so need JavaScript. The record can be read without: ask for the auditor's archive.</noscript>
</body>
</html>
`;
}
