import { Button, Space } from 'antd';
import { Component, type ReactNode } from 'react';
import { maskLongNumbers } from '../../shared/payout';
import { t } from '../ui/text';

interface State {
  readonly failed: string | null;
}

/** A mistake of ours in one screen: says so plainly, keeps the data, offers two ways on. */
export class ErrorBoundary extends Component<{ readonly resetKey: string; readonly children: ReactNode }, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): State {
    const failed = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { failed: maskLongNumbers(failed) };
  }

  override componentDidUpdate(before: { readonly resetKey: string }): void {
    if (before.resetKey !== this.props.resetKey && this.state.failed !== null) this.setState({ failed: null });
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <section className="screen" role="alert">
        <h1>{t('app.crash.title')}</h1>
        <p>{t('app.crash.lead')}</p>
        <Space>
          <Button type="primary" onClick={() => this.setState({ failed: null })}>
            {t('app.crash.again')}
          </Button>
          <Button onClick={() => location.reload()}>{t('app.crash.reload')}</Button>
        </Space>
        <p className="code-note">{this.state.failed}</p>
      </section>
    );
  }
}
