"""Named diagnoses, disabilities, allergies and dependences (after ICD-10 chapter headings and common NHS A to Z names)."""

from __future__ import annotations

HEALTH = tuple(
    """
T1DM|T2DM|IDDM|NIDDM|HTN|IHD|CKD|CVA|MND|SLE|NAFLD|NASH|GDM|IUGR|UTI|UTIs|recurrent UTIs|SLI|SLCN|MLD|GDD|DLD|GAD|MDD|CPTSD|ASPD
chronic heart failure|coronary heart disease|coronary artery disease|ischaemic heart disease|atrial septal defect|patent ductus arteriosus
mitral valve prolapse|aortic stenosis|cerebrovascular accident|transient ischaemic attack|subarachnoid haemorrhage|brain haemorrhage
brain damage|hypoxic brain injury|hypoxic ischaemic encephalopathy|HIE|early onset dementia|early-onset dementia|young onset dementia
Lewy body dementia|frontotemporal dementia|mixed dementia|mild cognitive impairment|cognitive impairment|non-verbal autism
nonverbal autism|high functioning autism|high-functioning autism|autistic traits|on the autistic spectrum|on the autism spectrum
on the spectrum|AuDHD|inattentive ADHD|emerging EUPD|emerging personality disorder|traits of EUPD|EUPD traits
paranoid personality disorder|narcissistic personality disorder|schizotypal disorder|treatment resistant schizophrenia
treatment-resistant depression|hypomania|dissociative seizures|psychogenic seizures|non-epileptic seizures|tic disorder|Tourettes
night terrors|sleepwalking|sleep disorder|emotional dysregulation|school-based anxiety|emotionally based school avoidance
generalised anxiety|panic attack|phobia|needle phobia|emetophobia|misophonia|hoarding disorder|disordered eating|binge eating
food addiction|severe obesity|morbid obesity|morbidly obese|malnutrition|malnourished|severe malnutrition|alcohol use disorder
alcohol withdrawal|withdrawal seizures|binge drinking|heavy drinker|problem drinking|dependent drinker|functioning alcoholic
recovering alcoholic|recovering addict|crack addict|cocaine addict|drug user|IV drug user|injecting drug user|substance abuse|drug abuse
solvent abuse|polysubstance misuse|poly-drug use|chaotic drug use|alcohol-related brain damage|alcohol related brain damage|ARBD
alcohol-related liver disease|alcoholic liver disease|alcoholic hepatitis|liver disease|liver transplant|kidney transplant
heart transplant|bone marrow transplant|Wernicke's encephalopathy|peripheral neuropathy|trigeminal neuralgia|cluster headaches
idiopathic intracranial hypertension|Chiari malformation|syringomyelia|spinal muscular atrophy|spinal cord injury|cauda equina syndrome
cerebellar ataxia|essential tremor|restless legs syndrome|functional seizures|global delay|developmental coordination disorder|DCD
auditory processing disorder|expressive language delay|receptive language delay|speech disorder|speech impediment|stutter|verbal dyspraxia
situational mutism|dysphagia|dysphasia|aphasia|dysarthria|chromosome disorder|chromosomal abnormality|chromosome deletion|22q11 deletion
trisomy 21|trisomy 18|trisomy 13|Kabuki syndrome|Sotos syndrome|Cornelia de Lange syndrome|CHARGE syndrome|Smith-Magenis syndrome
mitochondrial disease|Batten disease|Tay-Sachs disease|Gaucher disease|Fabry disease|Wilson's disease|haemochromatosis
hereditary spherocytosis|immune deficiency|immunodeficiency|Sickle cell crisis|thalassaemia major|thalassaemia trait
iron-deficiency anaemia|pernicious anaemia|aplastic anaemia|Factor V Leiden|clotting disorder|bleeding disorder|pre-diabetes|prediabetes
prediabetic|insulin resistance|insulin dependent|thyroid disease|thyroid disorder|congenital adrenal hyperplasia|growth hormone deficiency
precocious puberty|adrenal insufficiency|hypopituitarism|exercise-induced asthma|difficult asthma|severe asthma|childhood asthma
pre-school wheeze|recurrent wheeze|respiratory failure|tracheostomy|home oxygen|ventilator dependent|lung disease
interstitial lung disease|pulmonary hypertension|primary ciliary dyskinesia|laryngomalacia|chronic bronchitis|mesothelioma|brain cancer
blood cancer|bone cancer|stomach cancer|pancreatic cancer|liver cancer|kidney cancer|bladder cancer|womb cancer|throat cancer
oesophageal cancer|mouth cancer|Wilms' tumour|osteosarcoma|sarcoma|medulloblastoma|glioma|glioblastoma|metastatic cancer|secondary cancer
advanced cancer|hepatitis B carrier|living with HIV|undetectable HIV|HIV exposed|congenital syphilis|gonorrhea|genital chlamydia
trichomonas|pubic lice|scarlatina|glandular fever|toxoplasmosis|cytomegalovirus|CMV|congenital CMV|strep A|group B strep|MRSA
bacterial meningitis|viral meningitis|meningococcal septicaemia|septicaemia|gastroenteritis|salmonella|typhoid|dengue|schistosomiasis
bilharzia|leishmaniasis|hookworm|tapeworm|athlete's foot|dental abscess|dental caries|tooth decay|rampant caries|gum disease
eczema herpeticum|severe eczema|port wine stain|haemangioma|keloid scarring|hidradenitis suppurativa|psoriatic arthritis
ankylosing spondylitis|degenerative disc disease|spinal stenosis|osteomyelitis|DDH|torticollis|plagiocephaly|craniosynostosis
cleft lip and palate|cleft palate and lip|limb difference|limb deficiency|amputation|below-knee amputation|benign joint hypermobility
chronic regional pain syndrome|complex regional pain syndrome|CRPS|polymyalgia|vasculitis|Henoch-Schönlein purpura|scleroderma
antiphospholipid syndrome|postural tachycardia syndrome|vasovagal syncope|hearing aid user|cochlear implant|cochlear implants
hard of hearing|deafblind|conductive hearing loss|sensorineural hearing loss|auditory neuropathy|colour blind|colour blindness
cortical visual impairment|cerebral visual impairment|retinopathy of prematurity|detached retina|uveitis|optic neuritis|blind in one eye
legally blind|stoma|colostomy|ileostomy|short bowel syndrome|bowel obstruction|bowel incontinence|double incontinence|incontinence
urinary incontinence|faecal soiling|bedwetting|bed-wetting|wetting and soiling|peptic ulcer|stomach ulcer|duodenal ulcer|diverticulitis
diverticular disease|haemorrhoids|anal fissure|eosinophilic oesophagitis|biliary atresia|gastrostomy|nasogastric feeding|gastroparesis
silent reflux|non-IgE cow's milk allergy|cow's milk allergy|cows milk allergy|cow's milk protein intolerance|tree nut allergy
sesame allergy|fish allergy|wheat allergy|soya allergy|bee sting allergy|dust mite allergy|kiwi allergy|multiple allergies
severe allergies|nut allergies|end stage renal failure|end-stage renal disease|on dialysis|horseshoe kidney|vesicoureteric reflux
hypospadias|neurogenic bladder|interstitial cystitis|prostate enlargement|polycystic kidneys|premenstrual dysphoric disorder|PMDD
adenomyosis|vaginismus|prolapse|recurrent miscarriage|placenta praevia|obstetric cholestasis|gestational hypertension|postnatal psychosis
tokophobia|tocophobia|postnatal PTSD|baby blues|PND|type 3 FGM|type 1 FGM|type 2 FGM|infibulation|infibulated|vascular disease
varicose veins|blood clot|blood clots|lymphoedema|elephantiasis|polio|post-polio syndrome|leprosy|rheumatic fever|rheumatic heart disease
endocarditis|pericarditis|myocarditis|heart bypass surgery|heart valve replacement|fetal valproate syndrome|foetal valproate syndrome
foetal alcohol|fetal alcohol|neonatal withdrawal|prematurity|extreme prematurity|chronic lung disease of prematurity
necrotising enterocolitis|intraventricular haemorrhage|cerebral atrophy|periventricular leukomalacia|gender incongruence
autoimmune disease|autoimmune hepatitis|chronic illness|terminal illness|terminally ill|life-limiting condition|life limiting condition
mental illness|severe mental illness|mental ill health|mental health condition|mental health disorder|physical impairment
mobility impairment|learning disabled|learning-disabled|SEMH|SEMH needs
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
Parkinson's|Alzheimer's|Huntington's|Raynaud's|Hashimoto's|tongue-tie|tongue tie|grommets|cradle cap|infant colic|undescended testis
undescended testes|undescended testicle|hydrocele|chicken pox
hand foot and mouth|molluscum|verruca|chemotherapy|radiotherapy|dialysis|parkinsons|motor neurone|seizures|hole in the heart|gastric band
gastric bypass|hysterectomy|menopause|IVF|miscarriage|ectopic pregnancy|vasectomy|prostate|shingles|norovirus|aneurysm|heart attack
slipped disc|chronic fatigue|oral thrush|genital warts|postnatal checks|heart bypass|hip replacement|knee replacement|tonsillectomy
Munchausen's|fabricated or induced illness|FII
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
