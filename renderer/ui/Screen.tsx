import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  /** One sentence: what this is, what to do next. */
  readonly lead?: ReactNode;
  /** The one primary act. */
  readonly action?: ReactNode;
  /** The body fills the window and scrolls inside its own parts (grids, previews). */
  readonly fill?: boolean;
  /** With a footer that stays: the body scrolls between head and footer. */
  readonly scrollBody?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** Head, one sentence, one primary act, and the work area. */
export function Screen({ title, lead, action, fill, scrollBody, footer, children }: Props) {
  return (
    <section className={fill || scrollBody ? 'screen screen-fill' : 'screen'}>
      <header className="screen-head">
        <div className="screen-words">
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {action && <div className="screen-action">{action}</div>}
      </header>
      <div className={scrollBody ? 'screen-body screen-body-scroll' : 'screen-body'}>{children}</div>
      {footer && <footer className="screen-foot">{footer}</footer>}
    </section>
  );
}
