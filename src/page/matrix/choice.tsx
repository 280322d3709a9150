import { shown } from '../data/shown.ts';

/** A value, and the words for it where they are not the same. */
export type Option = string | { readonly value: string; readonly words: string };

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** One of several, or any; absent where there is nothing to choose. */
export function Choice({ name, value, options, onChange }: ChoiceProps) {
  if (options.length < 2 && value === '') return null;
  const all = options.map((option) => (typeof option === 'string' ? { value: option, words: option } : option));
  const isStrange = value !== '' && !all.some((option) => option.value === value);
  return (
    <label class="field">
      <span>{name}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      >
        <option value="">any</option>
        {all.map((option) => (
          <option key={option.value} value={option.value}>
            {shown(option.words)}
          </option>
        ))}
        {isStrange && <option value={value}>{shown(value)}</option>}
      </select>
    </label>
  );
}
