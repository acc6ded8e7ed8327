const WIDEST = 240;
const HIGHEST = 160;

/** How large a picture is shown in a talk, in pixels: its own size, or as much smaller as it takes; never nothing. */
export function thumbnailSize({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
