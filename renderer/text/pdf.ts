/** Words of the PDF viewer. zh-CN, short and official. */

export const PDF = {
  opening: '正在打开 PDF',
  tools: 'PDF 查看工具',
  previous: '上一页',
  next: '下一页',
  first: '第一页',
  last: '最后一页',
  zoomIn: '放大',
  zoomOut: '缩小',
  rotate: '旋转',
  place: (page: number, of: number): string => `第 ${page}/${of} 页`,
  noText: '本页为图像，没有可朗读的文字。',
  pageFailed: '本页无法显示。文件没有改动，其他页可以继续查看；本页请对照纸质件核对。',
  compare: '请对照纸质件核对名称、页数、大小和摘要。',
  refused: {
    damaged:
      '这份 PDF 已损坏或不完整，无法显示。文件按收到的原样保存，没有改动。请对照纸质件核对，需要时请对方重新提供。',
    locked: '这份 PDF 设有打开口令，无法显示。文件按收到的原样保存，没有改动。请对方提供不设口令的文件。',
    unavailable:
      'PDF 查看功能未能启动。文件按收到的原样保存，没有改动。请重新打开材料；仍不能显示的，对照纸质件核对。',
  },
} as const;
