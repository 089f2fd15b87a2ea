// SPDX-License-Identifier: MIT

#include "train/train.h"

#include "pipeline/world.h"

static void pass_error(void *handle, const td_error *error) {
  const tidings_options *options = handle;
  if (options->on_error) {
    const tidings_error public_error = {error->file, error->line, error->text};
    options->on_error(options->handle, &public_error);
  }
}

tidings_status tidings_train(const tidings_options *options,
                             const char *const *train, size_t n_train,
                             const char *dev, const char *output) {
  tidings_options copy = *options;
  const td_error_sink errors = {pass_error, &copy};
  td_train_config config = td_train_config_default();
  config.paths = train;
  config.n_paths = n_train;
  config.dev_path = dev;
  config.model_path = output;
  return td_train_run(&config, &errors) == TD_OK ? TIDINGS_OK : TIDINGS_FAILED;
}
