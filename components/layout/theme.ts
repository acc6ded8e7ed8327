export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that a cookie's value names; the system's where it names none. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** Shows a theme at once and keeps it for a year. Browser only. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  document.cookie = `galley-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}
