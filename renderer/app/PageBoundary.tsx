/** When a screen breaks: a plain page that says so and offers to load again. Never a white window. */
import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { SHELL } from '../text/shell';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

export class PageBoundary extends Component<PageBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Result
        status="error"
        title={SHELL.brokenTitle}
        subTitle={SHELL.brokenNote}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {SHELL.reload}
          </Button>
        }
      />
    );
  }
}
