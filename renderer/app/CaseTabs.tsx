/** Opened cases across the top: Ctrl+Tab walks them, Ctrl+W closes the present one. */
import { CloseOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { subscribe } from '../bridge/client';
import { useShortcut } from '../components/use-main-action';
import { refreshTab, useTabs } from '../stores/tabs-store';
import { flushUnsaved } from '../stores/unsaved';
import { COMMON } from '../text/common';
import { SHELL } from '../text/shell';
import './CaseTabs.css';
import { casePath, navigate, type Route } from './router';

interface CaseTabsProps {
  readonly route: Route;
  readonly home: string;
}

/** The running part of a number: what tells tabs of one office and year apart. */
const shortNumber = (number: string): string => (number.split('-').at(-1) ?? number).replace(/^0+/, '');

export function CaseTabs({ route, home }: CaseTabsProps) {
  const { tabs, visit, close } = useTabs();
  const current = route.page === 'case' ? route.caseId : null;
  useEffect(() => {
    if (route.page === 'case') visit(route.caseId, `${casePath(route.caseId, route.tab)}/${route.detail}`);
  }, [route, visit]);
  useEffect(
    () => (current === null ? undefined : subscribe('cases', () => void refreshTab(current))),
    [current],
  );

  const at = tabs.findIndex((tab) => tab.caseId === current);
  const step = (by: 1 | -1): void => {
    const next = tabs[(at + by + tabs.length) % tabs.length] ?? tabs[0];
    if (next) navigate(next.path);
  };
  const shut = async (caseId: string): Promise<void> => {
    await flushUnsaved();
    const index = tabs.findIndex((tab) => tab.caseId === caseId);
    const neighbour = tabs[index + 1] ?? tabs[index - 1];
    close(caseId);
    if (caseId === current) navigate(neighbour?.path ?? home);
  };
  const several = tabs.length > (at < 0 ? 0 : 1);
  useShortcut('Ctrl+Tab', SHELL.nextTab, several ? () => step(1) : null);
  useShortcut('Ctrl+Shift+Tab', SHELL.previousTab, several ? () => step(-1) : null);
  useShortcut('Ctrl+W', SHELL.closeThisTab, current === null ? null : () => void shut(current));

  if (tabs.length === 0) return null;
  return (
    <nav className="rd-tabs" aria-label={SHELL.openCases}>
      {tabs.map((tab) => (
        <span key={tab.caseId} className={`rd-tab${tab.caseId === current ? ' rd-tab-current' : ''}`}>
          <a
            href={tab.path}
            aria-current={tab.caseId === current ? 'page' : undefined}
            aria-label={`${tab.number || SHELL.unnamedCase} ${tab.name}`}
            title={`${tab.number} ${tab.name}`}
          >
            {shortNumber(tab.number) || SHELL.unnamedCase} {tab.name}
          </a>
          <button
            type="button"
            aria-label={SHELL.closeTab(tab.number)}
            title={COMMON.tooltipKey(COMMON.close, 'Ctrl+W')}
            onClick={() => void shut(tab.caseId)}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
    </nav>
  );
}
