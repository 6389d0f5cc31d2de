/**
 * The look of antd: light, compact, a calm blue. Greys are darker than antd's own so that every word meets
 * AA contrast; motion is off, so that nothing moves under the eye and tests need no waiting.
 */
import { type ThemeConfig, theme } from 'antd';

export const THEME: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#0958d9',
    // Darker under the mouse: antd's lighter blue and red would leave white words below AA.
    colorPrimaryHover: '#0b4fbe',
    colorPrimaryActive: '#0a46a8',
    colorErrorHover: '#a81824',
    colorLink: '#0958d9',
    colorLinkHover: '#0b4fbe',
    colorError: '#c31d2b',
    colorSuccess: '#1f6b05',
    colorWarning: '#b25700',
    colorSuccessBg: '#f3fbe9',
    colorSuccessBorder: '#b4d69a',
    colorWarningBg: '#fff7e8',
    colorWarningBorder: '#e6c48e',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#eeb4b0',
    colorInfoBg: '#edf4fd',
    colorInfoBorder: '#a9c7f0',
    colorTextBase: '#1a2230',
    colorText: '#1a2230',
    colorTextSecondary: '#434d5b',
    colorTextTertiary: '#55606e',
    colorTextDescription: '#55606e',
    colorTextPlaceholder: '#667180',
    colorBorder: '#b4bfcc',
    colorBorderSecondary: '#e0e5ec',
    fontFamily: '"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    // The compact algorithm takes the next smaller steps: 16 gives 14 px words, 34 gives 30 px fields.
    fontSize: 16,
    controlHeight: 34,
    borderRadius: 5,
    motion: false,
  },
  components: {
    Table: { headerBg: '#f4f7fb', headerColor: '#3a4554', cellPaddingBlockSM: 5, rowHoverBg: '#f2f7fe' },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 2px' },
    Tabs: { horizontalMargin: '0' },
  },
};
