/** Starts the page: stores follow notices, one antd configuration, one listener for keys. */
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followDesk } from '../stores/desk-store';
import { followSaves } from '../stores/save-state';
import { askBeforeLosing } from '../stores/unsaved';
import './app.css';
import { Desk } from './Desk';
import { PageBoundary } from './PageBoundary';
import { letSelectsPassCtrlEnter } from './select-keys';
import { listenToKeys } from './shortcuts';
import { THEME } from './theme';

dayjs.locale('zh-cn');
followSaves();
followDesk();
listenToKeys();
letSelectsPassCtrlEnter();
askBeforeLosing();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
      <AntApp message={{ maxCount: 2, top: 56 }} notification={{ bottom: 44 }} style={{ height: '100%' }}>
        <PageBoundary>
          <Desk />
        </PageBoundary>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);
