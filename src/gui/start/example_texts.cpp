#include <QtGlobal>

namespace {

/// The titles and sentences of the bundled examples, which stand in files of the resources, so that they are
/// found for translation.
[[maybe_unused]] const char* const exampleTexts[] = {
    QT_TRANSLATE_NOOP("examples", "Rings → Moons"),
    QT_TRANSLATE_NOOP("examples", "Three concentric rings break up and gather into two moons."),
    QT_TRANSLATE_NOOP("examples", "Cat → Fish"),
    QT_TRANSLATE_NOOP(
        "examples", "The outline of a cat flows into that of a fish, and back when the mapping is reversed."),
    QT_TRANSLATE_NOOP("examples", "Noise → Digits"),
    QT_TRANSLATE_NOOP("examples", "Out of noise come handwritten digits."),
    QT_TRANSLATE_NOOP("examples", "Spiral → Eight Gaussians"),
    QT_TRANSLATE_NOOP("examples", "A two-armed spiral falls apart into eight soft blobs around a circle."),
    QT_TRANSLATE_NOOP("examples", "Leaf → Flower"),
    QT_TRANSLATE_NOOP("examples", "A leaf with fine dark veins opens into the petals of a flower."),
    QT_TRANSLATE_NOOP("examples", "Pinwheel → Crescent and Star"),
    QT_TRANSLATE_NOOP("examples", "Five blades that fade outward become two shapes with sharp points."),
    QT_TRANSLATE_NOOP("examples", "Heart → Alpha"),
    QT_TRANSLATE_NOOP("examples", "A filled heart is drawn out into the brush stroke of the letter α."),
    QT_TRANSLATE_NOOP("examples", "Triangle → Square"),
    QT_TRANSLATE_NOOP(
        "examples",
        "A triangle spreads into a square; both are known exactly, so the learned field has a measure."),
    QT_TRANSLATE_NOOP("examples", "Triangle → Rhombus"),
    QT_TRANSLATE_NOOP("examples",
                      "The pair with which blending and deblending by chance is easiest to follow."),
};

} // namespace
