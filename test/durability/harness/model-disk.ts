/**
 * The model disk: follows recorded operations and can tell how the folder may look after a power cut at that
 * moment. Strict as POSIX is: a flushed file says nothing of its name, a name is sure only when its folder
 * was flushed, and a rename is there wholly or not at all. No file system promises less than this model.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { DiskOperation, Flushes } from './disk-log';
import { ModelFile } from './model-file';
import type { Chance } from './random';

interface Folder {
  readonly kind: 'folder';
  /** Names as the running program sees them. */
  readonly live: Map<string, Node>;
  /** Names that are surely on the disk, but for the changes not yet taken in. */
  readonly sure: Map<string, Node>;
}
type Node = ModelFile | Folder;

/** One act on names. Its lines are on the disk together or not at all. */
interface NameChange {
  readonly lines: readonly { readonly folder: Folder; readonly name: string; readonly node: Node | null }[];
  sure: boolean;
}

interface OpenFile {
  readonly node: Node;
  readonly append: boolean;
  position: number;
}

/** A folder as it may be after a cut: folders, and files with their bytes. */
export interface CutState {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
  /** Equal for equal states. */
  readonly signature: string;
}

const newFolder = (): Folder => ({ kind: 'folder', live: new Map(), sure: new Map() });

export class ModelDisk {
  readonly #root = newFolder();
  readonly #open = new Map<number, OpenFile>();
  /** Files with unflushed changes. */
  readonly #unsure = new Set<ModelFile>();
  readonly #flushes: Flushes;
  #names: NameChange[] = [];
  #files = 0;

  /** `flushes`: which flushes of the log count; fewer make the negative control. */
  constructor(flushes: Flushes = { files: true, folders: true }) {
    this.#flushes = flushes;
  }

  /** Follows one operation. @throws when the log asks for what the model does not know. */
  apply(operation: DiskOperation, flushes = this.#flushes): void {
    switch (operation.op) {
      case 'open':
        this.#openFile(operation);
        return;
      case 'close':
        this.#open.delete(operation.file);
        return;
      case 'write': {
        const file = this.#fileOf(operation.file);
        const at = operation.at ?? (file.append ? file.node.size : file.position);
        file.node.write(at, operation.bytes);
        this.#unsure.add(file.node);
        if (operation.at === null) file.position = at + operation.bytes.length;
        return;
      }
      case 'skip':
        this.#fileOf(operation.file).position += operation.count;
        return;
      case 'resize':
        this.#resize(this.#fileOf(operation.file).node, operation.size);
        return;
      case 'resizePath': {
        const node = this.#find(operation.path);
        if (node?.kind !== 'file') throw new Error(`no file ${operation.path}`);
        this.#resize(node, operation.size);
        return;
      }
      case 'flush':
      case 'flushData':
        this.#flush(operation, flushes);
        return;
      case 'rename':
        this.#rename(operation.from, operation.to);
        return;
      case 'link':
        this.#name([{ path: operation.to, node: this.#demand(operation.from) }]);
        return;
      case 'remove':
        this.#name([{ path: operation.path, node: null }]);
        return;
      case 'mkdir':
        this.#makeFolders(operation.path);
        return;
      case 'copied': {
        const file = this.#newFile();
        this.#name([{ path: operation.path, node: file }]);
        this.#unsure.add(file);
        file.write(0, operation.bytes);
        return;
      }
      case 'mark':
        return;
      case 'unknown':
        throw new Error(`the model disk does not know ${operation.name}`);
    }
  }

  /** The folder as the running program sees it. */
  now(): CutState {
    return this.#walk(
      (folder) => folder.live,
      (file) => file.now(),
      (file) => `${file.id}.now`,
    );
  }

  /** Whether a power cut now can leave more than one state. */
  get unsure(): boolean {
    return this.#unsure.size > 0 || this.#names.some((change) => !change.sure);
  }

  /** A state as it may be after a power cut now. */
  afterCut(chance: Chance): CutState {
    const way = chance.pick(['none', 'all', 'first', 'each'] as const);
    const first = chance.below(this.#names.length + 1);
    const views = new Map<Folder, Map<string, Node>>();
    const viewOf = (folder: Folder): Map<string, Node> => {
      const view = views.get(folder) ?? new Map(folder.sure);
      views.set(folder, view);
      return view;
    };
    for (const [index, change] of this.#names.entries()) {
      const chosen =
        way === 'all' || (way === 'first' && index < first) || (way === 'each' && chance.percent(50));
      if (change.sure || chosen) takeIn(change, viewOf);
    }
    return this.#walk(viewOf, (file) => file.afterCut(chance.branch(file.id)), null);
  }

  #walk(
    namesOf: (folder: Folder) => ReadonlyMap<string, Node>,
    bytesOf: (file: ModelFile) => Buffer,
    mark: ((file: ModelFile) => string) | null,
  ): CutState {
    const folders: string[] = [];
    const files = new Map<string, Buffer>();
    const signature: string[] = [];
    const visit = (folder: Folder, place: string): void => {
      for (const [name, node] of namesOf(folder)) {
        const path = place === '' ? name : `${place}/${name}`;
        if (node.kind === 'folder') {
          folders.push(path);
          signature.push(path);
          visit(node, path);
        } else {
          const bytes = bytesOf(node);
          files.set(path, bytes);
          const same = node.unsure && mark === null ? bytesSignature(bytes) : `${node.id}.${node.version}`;
          signature.push(`${path}=${mark === null ? same : mark(node)}`);
        }
      }
    };
    visit(this.#root, '');
    return { folders, files, signature: signature.sort().join('\n') };
  }

  #openFile({
    file,
    path,
    flags,
  }: {
    readonly file: number;
    readonly path: string;
    readonly flags: number;
  }): void {
    let node = path === '' ? this.#root : this.#find(path);
    if (node === null) {
      if ((flags & constants.O_CREAT) === 0) throw new Error(`opened what the model does not have: ${path}`);
      node = this.#newFile();
      this.#name([{ path, node }]);
    } else if (node.kind === 'file' && (flags & constants.O_TRUNC) !== 0) this.#resize(node, 0);
    this.#open.set(file, { node, append: (flags & constants.O_APPEND) !== 0, position: 0 });
  }

  #newFile(): ModelFile {
    this.#files += 1;
    return new ModelFile(this.#files);
  }

  #resize(file: ModelFile, size: number): void {
    file.resize(size);
    if (file.unsure) this.#unsure.add(file);
  }

  #fileOf(file: number): OpenFile & { readonly node: ModelFile } {
    const open = this.#open.get(file);
    if (open?.node.kind !== 'file') throw new Error(`no open file ${file}`);
    return open as OpenFile & { readonly node: ModelFile };
  }

  #flush(
    { op, file }: { readonly op: 'flush' | 'flushData'; readonly file: number },
    flushes: Flushes,
  ): void {
    const node = this.#open.get(file)?.node;
    if (node === undefined) throw new Error(`flushed what is not open: ${file}`);
    if (node.kind === 'file') {
      if (!flushes.files) return;
      if (op === 'flush') node.flush();
      else node.flushData();
      if (!node.unsure) this.#unsure.delete(node);
      return;
    }
    if (!flushes.folders) return;
    for (const change of this.#names)
      if (change.lines.some(({ folder }) => folder === node)) change.sure = true;
    this.#takeInSure();
  }

  /** What is sure up to the first unsure change becomes part of the disk: later ones build on it in order. */
  #takeInSure(): void {
    const unsure = this.#names.findIndex((change) => !change.sure);
    const ready = unsure === -1 ? this.#names : this.#names.slice(0, unsure);
    for (const change of ready) takeIn(change, (folder) => folder.sure);
    this.#names = unsure === -1 ? [] : this.#names.slice(unsure);
  }

  #rename(from: string, to: string): void {
    const node = this.#demand(from);
    if (from !== to)
      this.#name([
        { path: from, node: null },
        { path: to, node },
      ]);
  }

  #makeFolders(path: string): void {
    const parts = path === '' ? [] : path.split('/');
    for (let count = 1; count <= parts.length; count += 1) {
      const place = parts.slice(0, count).join('/');
      if (this.#find(place) === null) this.#name([{ path: place, node: newFolder() }]);
    }
  }

  /** Does an act on names: at once for the program, on the disk some day. */
  #name(acts: readonly { readonly path: string; readonly node: Node | null }[]): void {
    const lines = acts.map(({ path, node }) => {
      const cut = path.lastIndexOf('/');
      const folder = cut === -1 ? this.#root : this.#find(path.slice(0, cut));
      if (folder?.kind !== 'folder') throw new Error(`no folder for ${path}`);
      return { folder, name: path.slice(cut + 1), node };
    });
    const change = { lines, sure: false };
    takeIn(change, (folder) => folder.live);
    this.#names.push(change);
  }

  #find(path: string): Node | null {
    let node: Node = this.#root;
    for (const name of path === '' ? [] : path.split('/')) {
      const next: Node | undefined = node.kind === 'folder' ? node.live.get(name) : undefined;
      if (next === undefined) return null;
      node = next;
    }
    return node;
  }

  #demand(path: string): Node {
    const node = this.#find(path);
    if (node === null) throw new Error(`the model does not have ${path}`);
    return node;
  }
}

function takeIn(change: NameChange, namesOf: (folder: Folder) => Map<string, Node>): void {
  for (const { folder, name, node } of change.lines)
    if (node === null) namesOf(folder).delete(name);
    else namesOf(folder).set(name, node);
}

/** Tells contents apart; two different ones in the same place never agree in practice. */
function bytesSignature(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64');
}
