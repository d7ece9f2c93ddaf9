import { type JSX, type ReactNode, useEffect, useRef } from 'react';

/** The heading of a screen, its name in the browser, and where a keyboard lands after a jump. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Sallyport`;
  }, [title]);
  useEffect(() => {
    // On the first page of a visit the browser's own order stands.
    if (document.body.dataset['jumped'] === 'yes') heading.current?.focus({ preventScroll: true });
    document.body.dataset['jumped'] = 'yes';
  }, []);
  return (
    <div className="title">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </div>
  );
}
