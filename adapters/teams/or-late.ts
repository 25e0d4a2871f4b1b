/** What came in time, or that it is late: then `afterwards` gets it once it is there. */
export async function orLate<T>(
  work: Promise<T>,
  ms: number,
  afterwards: (value: T) => void,
): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    const first = await Promise.race([work, late]);
    if (first === 'late') void work.then((value) => afterwards(value));
    return first;
  } finally {
    clearTimeout(timer);
  }
}
