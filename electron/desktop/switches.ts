/**
 * Chromium switches that hold for the whole program: nothing is looked up, fetched or updated. A second fence
 * behind the request filter in network.ts. Must be set before Electron is ready.
 */
import type { App } from 'electron';

/** Sandboxes every page and closes Chromium's own ways to the network. */
export function setSwitches(app: App): void {
  // Chromium has no sandbox for root; only the development scripts start it so, with the switch that admits it.
  const unsandboxedRoot = process.getuid?.() === 0 && app.commandLine.hasSwitch('no-sandbox');
  if (!unsandboxedRoot) app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
  ]) {
    app.commandLine.appendSwitch(name);
  }
}

/** True when somebody tries to attach a debugger to a user's program; development and tests may. */
export function isTapped(app: App): boolean {
  const taps = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'];
  return app.isPackaged && taps.some((name) => app.commandLine.hasSwitch(name));
}
