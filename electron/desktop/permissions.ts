/**
 * What a page may ask of the machine: nothing. Cameras, places, notices, devices, downloads are all denied, both
 * when a page asks and when it only looks whether it may. Files are saved through the application, not here.
 */
import type { Session } from 'electron';

/** Denies every permission, device and download in a session. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
