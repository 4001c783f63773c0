"""Named diagnoses, disabilities, allergies and dependences (after ICD-10 chapter headings and common NHS A to Z names)."""

from __future__ import annotations

HEALTH = tuple(
    """
ADHD|ADD|attention deficit hyperactivity disorder|attention deficit disorder|autism|autistic|autistic spectrum disorder
autism spectrum disorder|autism spectrum condition
autistic spectrum condition|ASD|ASC|Asperger's|Asperger syndrome|Asperger's syndrome|PDA|pathological demand avoidance|dyslexia
dyslexic|dyspraxia|dyspraxic|dyscalculia
dysgraphia|global developmental delay|developmental delay|developmental language disorder|speech delay|language delay
speech and language delay|learning disability
learning disabilities|learning difficulty|learning difficulties|moderate learning difficulties|severe learning difficulties
profound and multiple learning difficulties|PMLD
intellectual disability|Down's syndrome|Down syndrome|Downs syndrome|fragile X|fragile X syndrome|Rett syndrome|Turner syndrome
Williams syndrome|DiGeorge syndrome
foetal alcohol syndrome|fetal alcohol syndrome|foetal alcohol spectrum disorder|fetal alcohol spectrum disorder|FASD
cerebral palsy|spina bifida|hydrocephalus|microcephaly
muscular dystrophy|Duchenne muscular dystrophy|multiple sclerosis|motor neurone disease|Parkinson's|Parkinson's disease
Alzheimer's|Alzheimer's disease|dementia|vascular dementia
Huntington's disease|Huntington's|epilepsy|epileptic|febrile convulsions|febrile convulsion|febrile seizures|absence seizures
seizure disorder|migraine|migraines|stroke|brain tumour
brain injury|acquired brain injury|traumatic brain injury|meningitis|encephalitis|Tourette's|Tourette's syndrome|Tourette syndrome
narcolepsy|sciatica|neuropathy|Bell's palsy
depression|clinical depression|severe depression|major depression|depressive episode|depressive disorder
recurrent depressive disorder|postnatal depression|post natal depression
post-natal depression|postpartum depression|perinatal depression|antenatal depression|postpartum psychosis|puerperal psychosis
anxiety|anxiety disorder|generalised anxiety disorder
social anxiety|social anxiety disorder|separation anxiety|health anxiety|panic disorder|panic attacks|agoraphobia|social phobia
selective mutism|OCD|obsessive compulsive disorder
PTSD|complex PTSD|C-PTSD|post traumatic stress disorder|post-traumatic stress disorder|bipolar|bipolar disorder
bipolar affective disorder|BPAD|mania|manic depression|schizophrenia
schizophrenic|paranoid schizophrenia|schizoaffective disorder|psychosis|psychotic|psychotic episode|drug-induced psychosis
delusional disorder|personality disorder
borderline personality disorder|BPD|EUPD|emotionally unstable personality disorder|antisocial personality disorder
dissociative disorder|dissociative identity disorder
adjustment disorder|attachment disorder|reactive attachment disorder|conduct disorder|oppositional defiant disorder|ODD
mood disorder|eating disorder|anorexia|anorexia nervosa
anorexic|bulimia|bulimia nervosa|bulimic|binge eating disorder|ARFID|body dysmorphia|body dysmorphic disorder|gender dysphoria
insomnia|self-harm|self harm|self-harming
self harming|self-harmed|self harmed|self-harms|self harms|deliberate self-harm|DSH|cutting herself|cutting himself|suicidal
suicidal ideation|suicidal thoughts|suicide attempt
attempted suicide|overdose|alcoholism|alcoholic|alcohol dependence|alcohol dependency|alcohol dependent|alcohol misuse
alcohol addiction|alcohol abuse|drug dependence|drug dependency
drug addiction|drug misuse|drug addict|substance misuse|substance misuse disorder|substance use disorder|opiate dependence
opiate dependency|opioid dependence|opiate addiction
heroin addiction|heroin dependence|heroin dependency|heroin addict|heroin use|cocaine addiction|crack addiction|cocaine dependence
cannabis dependence|cannabis dependency
cannabis misuse|cannabis-induced psychosis|ketamine dependence|benzodiazepine dependence|gambling addiction|gambling disorder
neonatal abstinence syndrome
FGM|FGM type I|FGM type II|FGM type III|FGM type IV|FGM type 1|FGM type 2|FGM type 3|FGM type 4|female genital mutilation
type 1 diabetes|type 2 diabetes|type one diabetes
type two diabetes|type I diabetes|type II diabetes|diabetes|diabetic|insulin-dependent diabetes|insulin dependent diabetes
gestational diabetes|diabetes mellitus|diabetes insipidus
diabetic ketoacidosis|DKA|hypoglycaemia|hypothyroidism|hyperthyroidism|underactive thyroid|overactive thyroid|Graves' disease
Addison's disease|Cushing's syndrome|obesity|obese
rickets|vitamin D deficiency|iron deficiency|iron deficiency anaemia|anaemia|anaemic|anemia|sickle cell|sickle cell disease
sickle cell anaemia|sickle cell trait|thalassaemia
beta thalassaemia|haemophilia|haemophiliac|von Willebrand disease|leukaemia|acute lymphoblastic leukaemia|lymphoma
Hodgkin lymphoma|Hodgkin's lymphoma|cancer|breast cancer
lung cancer|bowel cancer|cervical cancer|ovarian cancer|prostate cancer|skin cancer|testicular cancer|thyroid cancer
terminal cancer|neuroblastoma|melanoma|tumour|myeloma
asthma|asthmatic|brittle asthma|viral wheeze|viral induced wheeze|viral-induced wheeze|cystic fibrosis|COPD
chronic obstructive pulmonary disease|emphysema|bronchiolitis|bronchitis
pneumonia|pleurisy|pulmonary fibrosis|sarcoidosis|croup|whooping cough|tuberculosis|TB|latent TB|sleep apnoea
obstructive sleep apnoea|chronic lung disease
bronchopulmonary dysplasia|RSV|COVID|long COVID|Covid-19|influenza|chickenpox|measles|mumps|rubella|scarlet fever|sepsis|impetigo
scabies|ringworm|head lice|threadworm|malaria
hepatitis|hepatitis A|hepatitis B|hepatitis C|Hep B|Hep C|HIV|HIV positive|HIV-positive|AIDS|syphilis|gonorrhoea|chlamydia
genital herpes|herpes|genital warts|STI|STD
pelvic inflammatory disease|HPV|eczema|atopic eczema|psoriasis|dermatitis|acne|vitiligo|alopecia|urticaria|epidermolysis bullosa
ichthyosis|cellulitis|rosacea|hives
albinism|oculocutaneous albinism|hypertension|high blood pressure|heart failure|heart disease|congenital heart disease
congenital heart defect|heart murmur|heart condition
ventricular septal defect|VSD|tetralogy of Fallot|arrhythmia|atrial fibrillation|angina|cardiomyopathy|long QT syndrome
Kawasaki disease|deep vein thrombosis|DVT
pulmonary embolism|Raynaud's|pre-eclampsia|preeclampsia|eclampsia|hyperemesis|hyperemesis gravidarum|endometriosis|PCOS
polycystic ovary syndrome|fibroids|infertility
coeliac disease|coeliac|celiac disease|Crohn's|Crohn's disease|ulcerative colitis|colitis|IBS|irritable bowel syndrome
inflammatory bowel disease|reflux|GORD
gastro-oesophageal reflux|gastric ulcer|gallstones|pancreatitis|cirrhosis|liver cirrhosis|fatty liver disease|liver failure
jaundice|appendicitis|hernia|umbilical hernia
inguinal hernia|Hirschsprung's disease|lactose intolerance|cow's milk protein allergy|CMPA|encopresis|enuresis|nocturnal enuresis
chronic constipation|faltering growth
failure to thrive|kidney failure|renal failure|kidney disease|chronic kidney disease|nephrotic syndrome|kidney stones
polycystic kidney disease|pyelonephritis|gout|arthritis
rheumatoid arthritis|juvenile arthritis|juvenile idiopathic arthritis|osteoarthritis|osteoporosis|osteogenesis imperfecta
brittle bone disease|brittle bones|scoliosis
kyphosis|fibromyalgia|lupus|chronic fatigue syndrome|ME/CFS|chronic pain|hypermobility|hypermobility syndrome
Ehlers-Danlos syndrome|Ehlers Danlos syndrome|Marfan syndrome|talipes
club foot|clubfoot|hip dysplasia|Perthes disease|achondroplasia|dwarfism|cleft palate|cleft lip|hearing loss|hearing impairment
hearing impaired|deaf|deafness|profoundly deaf
partially deaf|glue ear|tinnitus|Meniere's disease|vertigo|otitis media|tonsillitis|blind|blindness|partially sighted
visual impairment|visually impaired|sight impaired
severely sight impaired|registered blind|squint|glaucoma|cataract|cataracts|retinoblastoma|retinitis pigmentosa|nystagmus
amblyopia|keratoconus|paraplegia|paraplegic|tetraplegia
quadriplegia|hemiplegia|diplegia|spastic diplegia|quadriplegic cerebral palsy|amputee|wheelchair user|physical disability
anaphylaxis|hay fever|hayfever|nut allergy|peanut allergy
egg allergy|milk allergy|penicillin allergy|food allergy|latex allergy|shellfish allergy|wasp sting allergy|G6PD deficiency
phenylketonuria|PKU|galactosaemia|porphyria
Prader-Willi syndrome|Angelman syndrome|Edwards syndrome|Patau syndrome|Noonan syndrome|Sturge-Weber syndrome|neurofibromatosis
tuberous sclerosis|Klinefelter syndrome
Guillain-Barré syndrome|myasthenia gravis|Sjogren's syndrome|Behçet's disease|Lyme disease|non-epileptic attack disorder
functional neurological disorder|FND|catatonia
sensory processing disorder|sensory impairment|stammer|selective eating disorder|pica|trichotillomania|nervous breakdown
mental breakdown|burnout|korsakoff syndrome
Wernicke-Korsakoff syndrome|delirium tremens|hypotonia|dystonia|ataxia|dyskinesia|macular degeneration|diabetic retinopathy
Parkinson's|Alzheimer's|Huntington's|Raynaud's|Hashimoto's|tongue-tie|tongue tie|grommets|cradle cap|infant colic|undescended testis|undescended testes|undescended testicle|hydrocele|chicken pox
hand foot and mouth|molluscum|verruca|chemotherapy|radiotherapy|dialysis|parkinsons|motor neurone|seizures|hole in the heart|gastric band
gastric bypass|hysterectomy|menopause|IVF|miscarriage|ectopic pregnancy|vasectomy|prostate|shingles|norovirus|aneurysm|heart attack
slipped disc|chronic fatigue|oral thrush|genital warts|postnatal checks|heart bypass|hip replacement|knee replacement|tonsillectomy
Munchausen's|fabricated or induced illness|FII
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
