#pragma once

#include "model/model_type.h"
#include "training/trainer.h"

// A model type without a trainer, under the id that the build gives it.
class PlainModelType : public deblend::ModelType {
public:
  explicit PlainModelType(std::string id, deblend::OptionSchema schema = {})
      : m_id(std::move(id)), m_schema(std::move(schema)) {}
  std::string id() const override { return m_id; }
  std::string title() const override { return m_id; }
  std::string description() const override { return "For tests."; }
  deblend::OptionSchema optionSchema() const override { return m_schema; }
  std::optional<std::string> refusal(const deblend::PairForm&, const deblend::OptionValues&) const override {
    return "Nothing can be trained with this.";
  }
  std::unique_ptr<deblend::Trainer> createTrainer(const deblend::TrainerInputs&) const override {
    return nullptr;
  }

private:
  std::string m_id;
  deblend::OptionSchema m_schema;
};

class GoodModelType : public PlainModelType {
public:
  GoodModelType() : PlainModelType("good") {}
};

class SecondModelType : public PlainModelType {
public:
  SecondModelType() : PlainModelType("second") {}
};

// An option of its own with the name of an option of every training.
class ClashingModelType : public PlainModelType {
public:
  ClashingModelType()
      : PlainModelType("clashing", deblend::OptionSchema({deblend::Option::integer("batch_size", "Batch size",
                                                                                   1, 1, 9, "Again.")})) {}
};

// Two options of its own with the same name.
class TwiceModelType : public PlainModelType {
public:
  TwiceModelType()
      : PlainModelType("twice", deblend::OptionSchema({deblend::Option::boolean("a", "A", true, "One."),
                                                       deblend::Option::boolean("a", "A", true, "Two.")})) {}
};
