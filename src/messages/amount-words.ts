/** `USD 2600000000` as people read it: `USD 2,600,000,000`. */
export function amountWords(key: string): string {
  const [currency = '', value = ''] = key.split(' ');
  return `${currency} ${Number(value).toLocaleString('en', { maximumFractionDigits: 2 })}`;
}
