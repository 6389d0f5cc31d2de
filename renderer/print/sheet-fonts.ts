/**
 * Waits for the faces that a drawn sheet uses. Only faces that the text needs are loaded; a fallback face
 * is asked for only after the first one has come and lacks a sign, so it looks again until nothing loads.
 */

/** Resolves when every face that `element` needs has come or has failed. */
export async function sheetFonts(element: HTMLElement): Promise<void> {
  for (;;) {
    // Reading a size makes the engine draw, and drawing asks for faces.
    void element.offsetHeight;
    const loading = [...document.fonts].filter((face) => face.status === 'loading');
    if (loading.length === 0) return;
    await Promise.allSettled(loading.map((face) => face.loaded));
  }
}

/** Names of shipped faces that could not be loaded: signs would be missing on paper. */
export function missingFonts(): readonly string[] {
  return [...document.fonts].filter((face) => face.status === 'error').map((face) => face.family);
}
