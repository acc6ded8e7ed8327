/** So many steps after a snapshot the next one is taken: reading an article follows no more of them. */
export const SNAPSHOT_EVERY = 200;
/** So far apart are the snapshots that are kept for ever: reading any old version follows no more steps than this. */
export const KEPT_SNAPSHOT_EVERY = 1_000;

/** Whether a version is far enough from the last snapshot to be one. */
export function isSnapshotDue(snapshotVersion: number, version: number): boolean {
  return version - snapshotVersion >= SNAPSHOT_EVERY;
}
