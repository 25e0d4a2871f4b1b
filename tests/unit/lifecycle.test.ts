import { describe, expect, it } from 'vitest';
import { createLifecycle } from '../../src/lifecycle.ts';

describe('a life cycle', () => {
  it('closes in reverse order, after the signal', async () => {
    const life = createLifecycle(1_000);
    const order: string[] = [];
    life.onClose('first', () => void order.push(`first, aborted: ${life.signal.aborted}`));
    life.onClose('second', async () => void order.push('second'));
    expect(await life.close()).toEqual([]);
    expect(order).toEqual(['second', 'first, aborted: true']);
  });

  it('goes on when one closing fails, and names it', async () => {
    const life = createLifecycle(1_000);
    let closed = false;
    life.onClose('store', () => {
      closed = true;
    });
    life.onClose('server', () => Promise.reject(new Error('port is gone')));
    expect(await life.close()).toEqual(['server: port is gone']);
    expect(closed).toBe(true);
  });

  it('does not wait for ever', async () => {
    const life = createLifecycle(20);
    life.onClose('stuck', () => new Promise(() => undefined));
    expect(await life.close()).toEqual(['stuck: not closed after 20 ms']);
  });

  it('closes once', async () => {
    const life = createLifecycle(1_000);
    let times = 0;
    life.onClose('store', () => void times++);
    await Promise.all([life.close(), life.close()]);
    expect(times).toBe(1);
  });
});
