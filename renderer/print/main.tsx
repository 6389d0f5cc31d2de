/**
 * The printing page. The desk hands a model over, waits until the pages stand with their typefaces, and
 * then lets the engine make the PDF or print. It knows no case and asks for nothing.
 */
import { createRoot } from 'react-dom/client';
import { documentModel } from '#shared/paper/model';
import './print.css';
import { Sheet } from './Sheet';
import { missingFonts } from './sheet-fonts';
import { gridOf } from './sheet-grid';

declare global {
  interface Window {
    /** Draws a model; rejects when it is malformed or a typeface is missing. */
    renderSheet: (model: unknown) => Promise<{ readonly pages: number; readonly lying: boolean }>;
  }
}

const host = document.getElementById('sheet');
if (!host) throw new Error('print.html has no place for the sheet');
const root = createRoot(host);

window.renderSheet = async (input) => {
  const model = documentModel.parse(input);
  document.title = model.number === null ? model.title : `${model.title} ${model.number}`;
  const pages = await new Promise<number>((resolve) => {
    root.render(<Sheet model={model} onLaidOut={resolve} />);
  });
  const missing = missingFonts();
  if (missing.length > 0) throw new Error(`typefaces not loaded: ${missing.join(', ')}`);
  return { pages, lying: gridOf(model.id) === 'list' };
};
