/**
 * Preload (`node --require recorder.cjs`) that stands between a program and the disk: it wraps Node's own file
 * functions, in worker threads too, writes every operation that changes the folder DISK_ROOT with its bytes to
 * the log DISK_LOG, and can make the n-th operation of a kind fail or kill the process. Nothing of the project
 * is wrapped, so it sees whatever the store does, however it is written. What the program writes to stdout goes
 * to the log as marks: so the log knows what had been promised when.
 */
const fs = require('node:fs');
const path = require('node:path');
const { syncBuiltinESMExports } = require('node:module');
const threads = require('node:worker_threads');

const { DISK_ROOT = '', DISK_LOG = '' } = process.env;
const plain = { ...fs };
const plainPromises = { ...fs.promises };

/** Shared by all threads. Kinds and errors are told by their place in the lists. */
const KINDS = ['open', 'create', 'write', 'truncate', 'flush', 'rename', 'unlink', 'mkdir', 'read'];
const ERRORS = ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EBUSY', 'SIGKILL'];
const ERRNO = { ENOSPC: -28, EIO: -5, EROFS: -30, EACCES: -13, EBUSY: -16 };
const { O_RDONLY, O_RDWR, O_WRONLY, O_CREAT, O_TRUNC, O_APPEND, O_EXCL } = fs.constants;
const [MODE, MASK, LEFT, ERROR, HITS, SEEN] = [0, 1, 2, 3, 4, 5];
const OFF = 0;
const ONCE = 1;
const ON = 2;

if (threads.isMainThread) threads.setEnvironmentData('disk-control', new SharedArrayBuffer(32));
const control = new Int32Array(threads.getEnvironmentData('disk-control'));

/** A thread started without the options of its process is watched all the same. */
threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    const execArgv = options.execArgv ?? process.execArgv;
    super(file, {
      ...options,
      execArgv: execArgv.includes(__filename) ? execArgv : [...execArgv, '--require', __filename],
    });
  }
};

const log = DISK_LOG === '' ? null : plain.openSync(DISK_LOG, 'a', 0o600);
/** Open descriptors inside the root. */
const files = new Set();

/** Place inside the root, or null for what is outside. */
function placeOf(target) {
  if (
    DISK_ROOT === '' ||
    (typeof target !== 'string' && !(target instanceof URL) && !Buffer.isBuffer(target))
  )
    return null;
  const text = target instanceof URL ? require('node:url').fileURLToPath(target) : String(target);
  const place = path.relative(DISK_ROOT, path.resolve(text));
  return place === '..' || place.startsWith(`..${path.sep}`) || path.isAbsolute(place) ? null : place;
}

/** Appends one operation to the log: lengths, JSON, bytes; one write, so that threads do not mix. */
function note(operation, bytes = Buffer.alloc(0)) {
  if (log === null) return;
  const head = Buffer.from(JSON.stringify(operation), 'utf8');
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(head.length, 0);
  lengths.writeUInt32LE(bytes.length, 4);
  plain.writeSync(log, Buffer.concat([lengths, head, bytes]));
}

/** The error this operation must fail with, or null. Counts operations while armed. */
function faultOf(kind, name, target) {
  const mode = Atomics.load(control, MODE);
  if (kind === null || mode === OFF || (Atomics.load(control, MASK) & (1 << KINDS.indexOf(kind))) === 0)
    return null;
  Atomics.add(control, SEEN, 1);
  const left = Atomics.sub(control, LEFT, 1) - 1;
  if (left > 0 || (left < 0 && mode === ONCE)) return null;
  Atomics.add(control, HITS, 1);
  const code = ERRORS[Atomics.load(control, ERROR)];
  if (code === 'SIGKILL') process.kill(process.pid, 'SIGKILL');
  const error = new Error(`${code}: made by the test, ${name} '${target}'`);
  return Object.assign(error, { code, errno: ERRNO[code], syscall: name, path: String(target) });
}

/** The bytes that a write was given, as Node reads its arguments. */
function bytesOf([, data, offset, length]) {
  if (typeof data === 'string') return Buffer.from(data, typeof length === 'string' ? length : 'utf8');
  const all = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const from = typeof offset === 'object' && offset !== null ? (offset.offset ?? 0) : (offset ?? 0);
  const count = typeof offset === 'object' && offset !== null ? offset.length : length;
  return all.subarray(from, count === undefined || count === null ? undefined : from + count);
}

/** The position a read or write was given, null for "where the file stands". */
function positionOf([, data, offset, , position]) {
  const given =
    typeof data === 'string'
      ? offset
      : typeof offset === 'object' && offset !== null
        ? offset.position
        : position;
  return typeof given === 'number' && given >= 0 ? given : typeof given === 'bigint' ? Number(given) : null;
}

const atPath = ([target]) => placeOf(target);
const atFile = ([file]) => (files.has(file) ? String(file) : null);
const atEither = (args) => atPath(args) ?? placeOf(args[1]);
const atPathOrFile = (args) => atPath(args) ?? atFile(args);

/** What each function is to the disk: where it works, its kind for faults, what is noted when it has worked. */
const FUNCTIONS = {
  open: {
    /** Opening to read needs no room and no right to write. */
    kind: ([, flags]) => ((flagsOf(flags) & (O_WRONLY | O_RDWR | O_CREAT)) === 0 ? 'open' : 'create'),
    at: atPath,
    done([target, flags], file) {
      files.add(file);
      note({ op: 'open', file, path: placeOf(target), flags: flagsOf(flags) });
    },
  },
  close: {
    kind: null,
    at: atFile,
    done([file]) {
      files.delete(file);
      note({ op: 'close', file });
    },
  },
  write: {
    kind: 'write',
    at: (args) => (args[0] === 1 ? 'stdout' : atFile(args)),
    done(args, written) {
      const bytes = bytesOf(args).subarray(0, written);
      if (args[0] === 1) note({ op: 'mark' }, bytes);
      else note({ op: 'write', file: args[0], at: positionOf(args) }, bytes);
    },
  },
  writev: {
    kind: 'write',
    at: atFile,
    done([file, parts, at], written) {
      const bytes = Buffer.concat(parts.map((part) => bytesOf([file, part]))).subarray(0, written);
      note({ op: 'write', file, at: typeof at === 'number' ? at : null }, bytes);
    },
  },
  read: {
    kind: 'read',
    at: atFile,
    done(args, count) {
      if (positionOf(args) === null) note({ op: 'skip', file: args[0], count });
    },
  },
  ftruncate: {
    kind: 'truncate',
    at: atFile,
    done: ([file, size]) => note({ op: 'resize', file, size: size ?? 0 }),
  },
  truncate: {
    kind: 'truncate',
    at: atPath,
    done: ([target, size]) => note({ op: 'resizePath', path: placeOf(target), size: size ?? 0 }),
  },
  fsync: { kind: 'flush', at: atFile, done: ([file]) => note({ op: 'flush', file }) },
  fdatasync: { kind: 'flush', at: atFile, done: ([file]) => note({ op: 'flushData', file }) },
  rename: {
    kind: 'rename',
    at: atEither,
    done: ([from, to]) => note({ op: 'rename', from: placeOf(from), to: placeOf(to) }),
  },
  link: {
    kind: 'rename',
    at: atEither,
    done: ([from, to]) => note({ op: 'link', from: placeOf(from), to: placeOf(to) }),
  },
  unlink: { kind: 'unlink', at: atPath, done: ([target]) => note({ op: 'remove', path: placeOf(target) }) },
  rmdir: { kind: 'unlink', at: atPath, done: ([target]) => note({ op: 'remove', path: placeOf(target) }) },
  mkdir: {
    kind: 'mkdir',
    at: atPath,
    done([target, options], made) {
      const recursive = typeof options === 'object' && options?.recursive === true;
      if (!recursive || made !== undefined) note({ op: 'mkdir', path: placeOf(target) });
    },
  },
  copyFile: {
    kind: 'write',
    at: ([, to]) => placeOf(to),
    done: ([, to]) => note({ op: 'copied', path: placeOf(to) }, contentOf(to)),
  },
  readFile: { kind: 'read', at: atPathOrFile, done() {} },
  readdir: { kind: 'read', at: atPath, done() {} },
  stat: { kind: 'read', at: atPath, done() {} },
  lstat: { kind: 'read', at: atPath, done() {} },
};

/** Node's own reading calls the wrapped functions. */
function contentOf(target) {
  const file = plain.openSync(target, 'r');
  const bytes = Buffer.alloc(plain.fstatSync(file).size);
  for (let done = 0; done < bytes.length; )
    done += plain.readSync(file, bytes, done, bytes.length - done, done);
  plain.closeSync(file);
  return bytes;
}

/** What the model disk does not know must not happen unseen. */
for (const name of ['symlink', 'cp', 'mkdtemp'])
  FUNCTIONS[name] = { kind: null, at: atEither, done: () => note({ op: 'unknown', name }) };

/** Flags as a number: 'wx' and its like are names for them. */
function flagsOf(flags) {
  if (typeof flags === 'number') return flags;
  const text = flags ?? 'r';
  const base = text.includes('+') ? O_RDWR : text.startsWith('r') ? O_RDONLY : O_WRONLY;
  const create = text.startsWith('r') ? 0 : O_CREAT;
  const begin = text.startsWith('w') ? O_TRUNC : text.startsWith('a') ? O_APPEND : 0;
  return base | create | begin | (text.includes('x') ? O_EXCL : 0);
}

/** A failing write leaves the first half of its bytes: a disk that is full takes what fits. */
function halfWritten(name, args) {
  if (name !== 'write' || args[0] === 1) return;
  const half = bytesOf(args).subarray(0, Math.floor(bytesOf(args).length / 2));
  const position = positionOf(args);
  const written = plain.writeSync(args[0], half, 0, half.length, position);
  FUNCTIONS.write.done([args[0], half, 0, half.length, position], written);
}

/** The error to fail with, or null; for a failing write the half is on disk. */
function failing(name, { kind }, place, args) {
  const error =
    place === 'stdout' ? null : faultOf(typeof kind === 'function' ? kind(args) : kind, name, place);
  if (error !== null) halfWritten(name, args);
  return error;
}

for (const [name, about] of Object.entries(FUNCTIONS)) {
  const sync = plain[`${name}Sync`];
  fs[`${name}Sync`] = Object.assign((...args) => {
    const place = about.at(args);
    if (place === null) return sync(...args);
    const error = failing(name, about, place, args);
    if (error !== null) throw error;
    // A closed descriptor may be another file's in the same moment, in another thread.
    if (name === 'close') about.done(args);
    const result = sync(...args);
    if (name !== 'close') about.done(args, result);
    return result;
  }, sync);
  const later = plain[name];
  fs[name] = Object.defineProperties((...args) => {
    const place = about.at(args);
    if (place === null) return later(...args);
    const callback = args.pop();
    const error = failing(name, about, place, args);
    if (error !== null) return process.nextTick(callback, error);
    if (name === 'close') about.done(args);
    return later(...args, (failure, ...results) => {
      if (!failure && name !== 'close') about.done(args, results[0]);
      callback(failure, ...results);
    });
  }, Object.getOwnPropertyDescriptors(later));
  const promised = plainPromises[name];
  if (promised === undefined || name === 'open') continue;
  fs.promises[name] = async (...args) => {
    const place = about.at(args);
    if (place === null) return promised(...args);
    const error = failing(name, about, place, args);
    if (error !== null) throw error;
    const result = await promised(...args);
    about.done(args, result);
    return result;
  };
}

/** What Node builds from the functions above without calling their public names is built from these here. */
fs.rmSync = (target, options = {}) => {
  if (placeOf(target) === null) return plain.rmSync(target, options);
  const found = plain.lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined && options.force) return undefined;
  if (!found?.isDirectory() || !options.recursive) return fs.unlinkSync(target);
  for (const name of plain.readdirSync(target)) fs.rmSync(path.join(String(target), name), options);
  return fs.rmdirSync(target);
};
fs.promises.rm = async (target, options) => fs.rmSync(target, options);
fs.rm = (target, ...rest) => {
  const callback = rest.pop();
  fs.promises.rm(target, rest[0]).then(() => callback(null), callback);
};

function writeWhole(target, data, options, flag) {
  const {
    encoding = 'utf8',
    mode = 0o666,
    flush = false,
    ...more
  } = typeof options === 'string' ? { encoding: options } : (options ?? {});
  const bytes = typeof data === 'string' ? Buffer.from(data, encoding ?? 'utf8') : bytesOf([0, data]);
  const file = typeof target === 'number' ? target : fs.openSync(target, more.flag ?? flag, mode);
  try {
    for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done, bytes.length - done);
    if (flush) fs.fsyncSync(file);
  } finally {
    if (typeof target !== 'number') fs.closeSync(file);
  }
}
for (const [name, flag] of [
  ['writeFile', 'w'],
  ['appendFile', 'a'],
]) {
  const ours = (target) => placeOf(target) !== null || files.has(target) || target === 1;
  fs[`${name}Sync`] = (target, data, options) =>
    ours(target) ? writeWhole(target, data, options, flag) : plain[`${name}Sync`](target, data, options);
  fs.promises[name] = async (target, data, options) =>
    ours(target) ? writeWhole(target, data, options, flag) : plainPromises[name](target, data, options);
  fs[name] = (target, data, ...rest) => {
    const callback = rest.pop();
    fs.promises[name](target, data, rest[0]).then(() => callback(null), callback);
  };
}

/** File handles: the public methods, turned into the functions above by their descriptor. */
const HANDLE = { write: 'write', writev: 'writev', read: 'read', truncate: 'ftruncate', sync: 'fsync' };
HANDLE.datasync = 'fdatasync';
let handlesWrapped = false;
function wrapHandles(prototype) {
  if (handlesWrapped) return;
  handlesWrapped = true;
  for (const [method, name] of [...Object.entries(HANDLE), ['close', 'close']]) {
    const original = prototype[method];
    prototype[method] = async function (...args) {
      const whole = [this.fd, ...args];
      const place = FUNCTIONS[name].at(whole);
      if (place === null) return original.apply(this, args);
      const error = failing(name, FUNCTIONS[name], place, whole);
      if (error !== null) throw error;
      if (name === 'close') FUNCTIONS.close.done(whole);
      const result = await original.apply(this, args);
      if (name !== 'close') FUNCTIONS[name].done(whole, result?.bytesWritten ?? result?.bytesRead ?? result);
      return result;
    };
  }
  for (const method of ['writeFile', 'appendFile']) {
    const original = prototype[method];
    prototype[method] = async function (data, options) {
      return files.has(this.fd)
        ? writeWhole(this.fd, data, options, 'w')
        : original.call(this, data, options);
    };
  }
}
fs.promises.open = async (...args) => {
  const place = placeOf(args[0]);
  const error = place === null ? null : failing('open', FUNCTIONS.open, place, args);
  if (error !== null) throw error;
  const handle = await plainPromises.open(...args);
  wrapHandles(Object.getPrototypeOf(handle));
  if (place !== null) FUNCTIONS.open.done(args, handle.fd);
  return handle;
};

syncBuiltinESMExports();

/** For the program: makes operations fail. Seen by all threads at once. */
globalThis[Symbol.for('disk-faults')] = {
  /** The n-th operation of these kinds fails with `code`; `lasting`: all after it too, until `calm`. */
  arm(kinds, n, code, lasting) {
    Atomics.store(
      control,
      MASK,
      kinds.reduce((mask, kind) => mask | (1 << KINDS.indexOf(kind)), 0),
    );
    Atomics.store(control, LEFT, n);
    Atomics.store(control, ERROR, ERRORS.indexOf(code));
    Atomics.store(control, HITS, 0);
    Atomics.store(control, SEEN, 0);
    Atomics.store(control, MODE, lasting ? ON : ONCE);
  },
  /** Ends the faults; answers how many operations failed since `arm`. */
  calm() {
    Atomics.store(control, MODE, OFF);
    return Atomics.load(control, HITS);
  },
};
