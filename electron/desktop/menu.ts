/**
 * The menu: editing and zoom only, hidden until Alt is pressed. It exists so that the usual keys work; everything
 * else is in the pages. Electron's default menu, with reload and developer tools, is never shown.
 */
import type { MenuItemConstructorOptions } from 'electron';

type MenuModule = typeof import('electron').Menu;

/** The menu's entries, as data. */
export const menuEntries: readonly MenuItemConstructorOptions[] = [
  {
    label: '编辑',
    submenu: [
      { role: 'undo', label: '撤销' },
      { role: 'redo', label: '重做' },
      { type: 'separator' },
      { role: 'cut', label: '剪切' },
      { role: 'copy', label: '复制' },
      { role: 'paste', label: '粘贴' },
      { role: 'selectAll', label: '全选' },
    ],
  },
  {
    label: '显示',
    submenu: [
      { role: 'zoomIn', label: '放大' },
      { role: 'zoomOut', label: '缩小' },
      { role: 'resetZoom', label: '原始大小' },
      { role: 'togglefullscreen', label: '全屏' },
    ],
  },
  { label: '程序', submenu: [{ role: 'quit', label: '退出' }] },
];

/** Replaces Electron's default menu. */
export function setMenu(menu: MenuModule): void {
  menu.setApplicationMenu(menu.buildFromTemplate([...menuEntries]));
}
