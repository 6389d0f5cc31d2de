/**
 * The clauses a document exists for or cites: for showing where a clause acts. Data only; the words stand in its
 * builder, which cites nothing that is not listed here.
 */
import { basis, type ClauseId } from '#shared/domain/ids';
import type { DocumentId } from './document-id';

export const DOCUMENT_BASIS: { readonly [D in DocumentId]: readonly ClauseId[] } = {
  D01: basis('XJR-9-4', 'XJR-12-1', 'XJR-12-2', 'NDR-9-2'),
  D02: basis('XJR-14-1'),
  D03: basis('TJR-21-1'),
  D04: basis('XJR-14-1', 'XJR-15-2', 'XJR-15-3', 'NDR-9-17'),
  D05: basis('XJR-14-2', 'XJR-14-3'),
  D06: basis('XJR-14-4'),
  D07: basis('XJR-5-6'),
  D10: basis('XJR-15-1', 'XJR-15-2'),
  D11: basis('XJR-15-3'),
  D12: basis('XJR-15-1', 'XJR-15-3'),
  D13: basis('XJR-16-1', 'XJR-16-3', 'XJR-16-5', 'XJR-16-6'),
  D14: basis('XJR-16-1', 'XJR-16-2'),
  D15: basis('XJR-16-5'),
  D16: basis('XJR-16-6', 'XJR-16-7', 'XJR-16-8'),
  D17: basis('XJR-16-8'),
  D18: basis('XJR-16-5', 'XJR-16-6', 'XJR-16-9', 'XJR-16-10', 'XJR-16-11'),
  D19: basis('XJR-16-11'),
  D20: basis(
    'XJR-11-2',
    'XJR-12-2',
    'XJR-17-1',
    'XJR-19-1',
    'XJR-19-2',
    'XJR-19-3',
    'NDR-9-11',
    'NDR-9-14',
    'XJO-18-1',
  ),
  D21: basis('XJR-17-1', 'XJR-19-1'),
  D22: basis('TJR-21-1'),
  D23: basis('XJR-12-2', 'NDR-9-16', 'NDR-9-17'),
  D24: basis('XJR-19-3', 'XJR-19-5'),
  D25: basis('XJR-19-3', 'XJR-19-4'),
  D26: basis('XJR-19-5', 'NDR-15-5'),
  D27: basis('XJR-12-2', 'XJR-19-5', 'NDR-9-16'),
  D28: basis('XJR-23-2', 'XJR-23-3', 'NDR-20-1'),
  D29: basis('XJR-23-2', 'XJR-23-3', 'NDR-20-1'),
  D30: basis('XJR-23-2', 'NDR-20-1'),
  D33: basis('XJR-14-4', 'XJR-16-7', 'XJR-16-10'),
};
