/** Office, search and the person's own menu. */
import {
  DownOutlined,
  LockOutlined,
  LogoutOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useState } from 'react';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { spendEnter } from '../components/menu-enter';
import { ChangePassphraseModal } from '../features/sign-in/ChangePassphrase';
import { useDesk, useHolds } from '../stores/desk-store';
import { COMMON } from '../text/common';
import { SHELL } from '../text/shell';
import { SIGN_IN } from '../text/sign-in';
import './TopBar.css';

interface TopBarProps {
  readonly state: DeskState;
  readonly session: SessionView;
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly onSearch: () => void;
  readonly onKeys: () => void;
  readonly onHelp: () => void;
}

export function TopBar({ state, session, folded, onFold, onSearch, onKeys, onHelp }: TopBarProps) {
  const leave = useDesk((desk) => desk.leave);
  const reads = useHolds('case.read');
  const [changing, setChanging] = useState(false);
  const foldLabel = folded ? SHELL.unfold : SHELL.fold;
  return (
    <header className="rd-top">
      <button
        type="button"
        className="rd-top-icon"
        aria-label={foldLabel}
        aria-expanded={!folded}
        title={foldLabel}
        onClick={onFold}
      >
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
      <span className="rd-top-product">{SHELL.product}</span>
      <span className="rd-top-office rd-cut">{state.office?.name ?? ''}</span>
      {state.practice ? <span className="rd-top-practice">{SHELL.practiceMark}</span> : null}
      <span className="rd-spring" />
      <button type="button" className="rd-top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden />
        <span>{reads ? SHELL.search : SHELL.commands}</span>
        <kbd>{SHELL.searchKey}</kbd>
      </button>
      <button
        type="button"
        className="rd-top-icon"
        aria-label={SHELL.help}
        title={COMMON.tooltipKey(SHELL.help, 'F1')}
        onClick={onHelp}
      >
        <QuestionCircleOutlined />
      </button>
      <Dropdown
        trigger={['click']}
        menu={{
          onClick: spendEnter,
          items: [
            {
              key: 'lock',
              icon: <LockOutlined />,
              label: COMMON.tooltipKey(SHELL.lock, 'Ctrl+L'),
              onClick: () => void leave('locked'),
            },
            ...(state.practice
              ? []
              : [{ key: 'passphrase', label: SIGN_IN.change, onClick: () => setChanging(true) }]),
            { key: 'keys', label: COMMON.tooltipKey(SHELL.shortcuts, 'Ctrl+/'), onClick: onKeys },
            { type: 'divider' },
            {
              key: 'out',
              icon: <LogoutOutlined />,
              label: SHELL.signOut,
              onClick: () => void leave('asked'),
            },
          ],
        }}
      >
        <button type="button" className="rd-top-person" aria-haspopup="menu" title={SHELL.account}>
          <span className="rd-top-name">{session.name}</span>
          <span className="rd-top-roles rd-cut">{session.roleNames.join('、')}</span>
          <DownOutlined aria-hidden />
        </button>
      </Dropdown>
      <ChangePassphraseModal open={changing} onClose={() => setChanging(false)} />
    </header>
  );
}
