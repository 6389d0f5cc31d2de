/**
 * Draws a document model as A4 pages. Preview and print use this one component, so that preview is the
 * print. It first draws the blocks uncut and out of sight, reads the line breaks, and then fills pages.
 */
import { useEffect, useRef, useState } from 'react';
import type { DocumentBlock, DocumentModel } from '#shared/paper/model';
import './fonts.css';
import './sheet.css';
import { measureSheet } from './measure';
import { PieceView } from './PieceView';
import { paginate } from './paginate';
import type { Piece, SheetLayoutPage } from './pieces';
import { Banners, SheetFooter, SheetHead, SheetQr, SheetTail } from './SheetParts';
import { sheetFonts } from './sheet-fonts';
import { gridOf } from './sheet-grid';

interface SheetProps {
  readonly model: DocumentModel;
  /** Told when the pages stand. */
  readonly onLaidOut?: (pages: number) => void;
}

interface Laid {
  readonly model: DocumentModel;
  readonly pages: readonly SheetLayoutPage[];
}

export function Sheet({ model, onLaidOut }: SheetProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState<Laid | null>(null);
  const pages = laid?.model === model ? laid.pages : null;

  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    let wanted = true;
    void sheetFonts(element).then(() => {
      if (wanted) setLaid({ model, pages: paginate(measureSheet(element)) });
    });
    return () => {
      wanted = false;
    };
  }, [model]);

  useEffect(() => {
    if (pages) onLaidOut?.(pages.length);
  }, [pages, onLaidOut]);

  return (
    <div className="rd-sheet" data-grid={gridOf(model.id)} lang="zh-CN">
      {pages ? (
        pages.map((page, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
          <Page key={index} model={model} page={page} number={index + 1} />
        ))
      ) : (
        <div ref={layer} className="rd-sheet-measure" aria-hidden="true">
          <div data-part-of-sheet="area" style={{ height: 'var(--area-height)' }} />
          <div data-part-of-sheet="head">
            <SheetHead model={model} />
          </div>
          {model.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
            <div key={index} data-block={index}>
              <PieceView block={block} piece={uncut(block, index)} beside={<SheetQr model={model} />} />
            </div>
          ))}
          <div data-part-of-sheet="tail">
            <SheetTail model={model} />
            <SheetFooter model={model} />
          </div>
        </div>
      )}
    </div>
  );
}

interface PageProps {
  readonly model: DocumentModel;
  readonly page: SheetLayoutPage;
  readonly number: number;
}

function Page({ model, page, number }: PageProps) {
  return (
    <section className="rd-sheet-page" aria-label={`第${number}页`}>
      <Banners words={model.banners} />
      <div className="rd-sheet-area">
        {number === 1 ? <SheetHead model={model} /> : null}
        {page.pieces.map((piece) => {
          const block = model.blocks[piece.block];
          if (!block) return null;
          return (
            <div key={piece.block} style={{ marginBottom: `${piece.spaceAfter}px` }}>
              <PieceView block={block} piece={piece} beside={<SheetQr model={model} />} />
            </div>
          );
        })}
        {page.last ? (
          <>
            <SheetTail model={model} />
            <SheetFooter model={model} />
          </>
        ) : null}
      </div>
      <div className="rd-sheet-page-number" data-side={number % 2 === 0 ? 'even' : 'odd'}>
        — {number} —
      </div>
    </section>
  );
}

/** A block as one piece, for measuring. */
function uncut(block: DocumentBlock, index: number): Piece {
  const common = { block: index, spaceAfter: 0 };
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return { ...common, kind: 'text', slice: { from: 0, to: block.text.length } };
    case 'facts':
      return {
        ...common,
        kind: 'rows',
        rows: block.rows.map((row, at) => ({
          row: at,
          cut: false,
          cells: [row.label, row.value].map((text) => ({ from: 0, to: text.length })),
        })),
      };
    case 'table':
      return {
        ...common,
        kind: 'rows',
        rows: block.rows.map((cells, at) => ({
          row: at,
          cut: false,
          cells: cells.map((text) => ({ from: 0, to: text.length })),
        })),
      };
    case 'code':
      return { ...common, kind: 'whole' };
  }
}
