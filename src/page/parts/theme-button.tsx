import { useState } from 'preact/hooks';

/** Light or dark, whatever the system has. */
export function ThemeButton() {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const turn = () => {
    document.documentElement.dataset['theme'] = dark ? 'light' : 'dark';
    setDark(!dark);
  };
  return (
    <button type="button" class="quiet" onClick={turn}>
      {dark ? 'Light' : 'Dark'}
    </button>
  );
}
