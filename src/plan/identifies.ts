const nouns: ReadonlySet<string> = new Set(
  'name email mail username login nickname handle slug code key sku reference ref identifier'.split(' '),
);

/** Words before such a noun that make it a name for something which many share, or a secret. */
const common: ReadonlySet<string> = new Set(
  (
    'first last middle given family full display file host class type event country currency language ' +
    'locale postal zip area region state status city api auth access public private secret verification ' +
    'confirmation security promo'
  ).split(' '),
);

/** Whether the name of a property says that its value identifies: `email`, `projectName`, `order_reference`, not `country_code`. */
export function identifies(property: string): boolean {
  const words = property
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  const noun = words.at(-1);
  return noun !== undefined && nouns.has(noun) && !common.has(words.at(-2) ?? '');
}
