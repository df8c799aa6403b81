import '../../observers';
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { LossCurve } from '../../../../renderer/visuals/loss-curve/index';
import { sample } from '../../../../renderer/visuals/loss-curve/sample';

describe('LossCurve', () => {
  it('says what to do before the first step', () => {
    render(LossCurve, { data: { training: [], validation: [] } });
    expect(screen.getByText(/^Press Train/)).toBeTruthy();
  });

  it('draws the sample and says the same in a table', async () => {
    const { container } = render(LossCurve, { data: sample });
    expect(container.querySelector('path.smooth')!.getAttribute('d')).toMatch(/^M\d/);
    expect(container.querySelectorAll('circle')).toHaveLength(sample.validation.length);
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(41));
  });

  it('reads exact values with the arrow keys', async () => {
    const { container } = render(LossCurve, { data: sample });
    await fireEvent.keyDown(screen.getByRole('img'), { key: 'ArrowRight' });
    expect(screen.getByText('step 300')).toBeTruthy();
    expect(container.querySelector('line.cursor')).not.toBeNull();
    await fireEvent.keyDown(screen.getByRole('img'), { key: 'ArrowLeft' });
    expect(screen.queryByText('step 300')).toBeNull();
    await fireEvent.blur(screen.getByRole('img'));
    expect(container.querySelector('line.cursor')).toBeNull();
  });
});
